package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The crm dialect. */
final class CrmFixture implements DialectFixture {
    private static final String ROOT = "/backend/api/v1/tickets/";

    @Override
    public String name() {
        return "crm";
    }

    @Override
    public void assertError(Answer answer) {
        assertThat(answer.json().get("error").asString()).isNotBlank();
        assertThat(answer.json().propertyNames()).isSubsetOf("error", "errors", "correlationId");
    }

    @Override
    public Wire create(String marker) {
        return Wire.json("POST", ROOT, "{\"customerID\":17,\"subject\":\"" + marker + "\"}");
    }

    @Override
    public int createdStatus() {
        return 201;
    }

    @Override
    public String nameOf(Wire create, Answer answer) {
        return answer.json().get("id").asString();
    }

    @Override
    public Wire read(JsonNode ticket) {
        return Wire.get(ROOT + ticket.get("number").asString());
    }

    @Override
    public String markerIn(JsonNode answer) {
        return answer.get("subject").asString();
    }

    @Override
    public Wire list(JsonNode ticket) {
        return Wire.get(ROOT + "?idAfter=" + (ticket.get("number").asLong() - 1));
    }

    @Override
    public List<String> markersIn(JsonNode answer) {
        return DialectFixture.each(answer, "subject");
    }

    @Override
    public Failure badList() {
        return new Failure(Wire.get(ROOT + "?idAfter=soon"), 400, "idAfter");
    }

    @Override
    public Wire change(JsonNode ticket) {
        return Wire.json("PATCH", ROOT + ticket.get("number").asString(), "{\"users\":\"ann, bob\"}");
    }

    @Override
    public void assertChanged(JsonNode ticket) {
        assertThat(ticket.get("assignment").get("users").asString()).isEqualTo("ann, bob");
    }

    @Override
    public Wire close(JsonNode ticket) {
        return Wire.json("PATCH", ROOT + ticket.get("number").asString(), "{\"status\":\"Closed\"}");
    }

    @Override
    public Failure refused(JsonNode closed) {
        String path = ROOT + closed.get("number").asString();
        return new Failure(Wire.json("PATCH", path, "{\"ticketContent\":\"Too late.\"}"), 409, "closed");
    }

    @Override
    public int deletedStatus() {
        return 204;
    }

    @Override
    public Failure bad(String marker) {
        String body = "{\"customerID\":17,\"subject\":\"" + marker + "\",\"status\":\"Foo\"}";
        return new Failure(Wire.json("POST", ROOT, body), 400, "Unknown preset value 'Foo'");
    }

    @Override
    public Wire wrongMethod() {
        return Wire.of("DELETE", ROOT);
    }

    @Override
    public Set<String> allowed() {
        return Set.of("GET", "HEAD", "OPTIONS", "POST");
    }

    @Override
    public String nowhere() {
        return ROOT + "1/nothing";
    }

    @Override
    public String toString() {
        return name();
    }
}
