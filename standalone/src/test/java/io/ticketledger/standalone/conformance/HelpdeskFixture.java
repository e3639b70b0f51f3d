package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The helpdesk dialect; it writes forms. */
final class HelpdeskFixture implements DialectFixture {
    private static final String ROOT = "/api/v2/ticket";

    @Override
    public String name() {
        return "helpdesk";
    }

    @Override
    public Wire withCredential(Wire wire, String key) {
        return wire.with("apiKey", key);
    }

    @Override
    public void assertError(Answer answer) {
        assertThat(answer.json().get("status").asString()).isEqualTo("error");
        assertThat(answer.json().get("message").asString()).isNotBlank();
    }

    private static Wire form(String method, String path, String body) {
        return Wire.of(method, path)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .withBody(body);
    }

    @Override
    public Wire create(String marker) {
        return Wire.json("POST", ROOT, """
                {"brandID":1,"channelID":"2","direction":"inbound","from":"ann@example.org","to":"help@example.org",
                 "title":"%s"}""".formatted(marker));
    }

    @Override
    public String nameOf(Wire create, Answer answer) {
        return answer.json().get("ticketID").asString();
    }

    @Override
    public Wire read(JsonNode ticket) {
        return Wire.get(ROOT + "/" + ticket.get("number").asString());
    }

    @Override
    public String markerIn(JsonNode answer) {
        return answer.get("item").get("title").asString();
    }

    @Override
    public Wire list(JsonNode ticket) {
        return Wire.get(ROOT + "?itemLimit=9999&applyView=all");
    }

    @Override
    public List<String> markersIn(JsonNode answer) {
        return DialectFixture.each(answer.get("items"), "title");
    }

    @Override
    public Failure badList() {
        return new Failure(Wire.get(ROOT + "?itemLimit=10000"), 400, "Invalid value for parameter 'itemLimit'.");
    }

    @Override
    public Wire change(JsonNode ticket) {
        return form("PUT", ROOT + "/" + ticket.get("number").asString(), "externalPrimaryID=C-17");
    }

    @Override
    public void assertChanged(JsonNode ticket) {
        assertThat(ticket.get("customer").get("externalId").asString()).isEqualTo("C-17");
    }

    @Override
    public Wire close(JsonNode ticket) {
        return form("PUT", ROOT + "/" + ticket.get("number").asString(), "status=closed");
    }

    @Override
    public Failure refused(JsonNode closed) {
        String reply = "TicketIDs=" + closed.get("number").asString()
                + "&actions[0][actionType]=reply&actions[0][value]=Too+late";
        return new Failure(form("POST", ROOT + "/batch", reply), 200, "closed");
    }

    @Override
    public int gone() {
        return 400;
    }

    @Override
    public Failure bad(String marker) {
        Wire sideways = create(marker);
        String body = String.valueOf(sideways.body()).replace("inbound", "sideways");
        return new Failure(sideways.withBody(body), 400, "Invalid value for parameter 'direction'.");
    }

    @Override
    public Wire wrongMethod() {
        return Wire.get(ROOT + "/setStatus");
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPTIONS", "POST");
    }

    @Override
    public String nowhere() {
        return ROOT + "/1/nothing";
    }

    @Override
    public String toString() {
        return name();
    }
}
