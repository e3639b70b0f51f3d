package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The church dialect. */
final class ChurchFixture implements DialectFixture {
    private static final String ROOT = "/api/tickets";
    private static final String CHURCH = "123e4567-e89b-12d3-a456-426614174000";

    @Override
    public String name() {
        return "church";
    }

    @Override
    public void assertError(Answer answer) {
        JsonNode body = answer.json();
        assertThat(body.isObject()).isTrue();
        if (body.has("detail")) {
            assertThat(body.get("detail").isString()).isTrue();
        } else {
            assertThat(body.propertyNames()).isNotEmpty();
            body.properties()
                    .forEach(field -> assertThat(field.getValue().isArray()).isTrue());
        }
    }

    @Override
    public Wire create(String marker) {
        return Wire.json("POST", ROOT, """
                {"type":"prayer","priority":"Low","description":"%s","church":"%s"}""".formatted(marker, CHURCH));
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
        return Wire.get(ROOT + "/" + ticket.get("id").asString());
    }

    @Override
    public String markerIn(JsonNode answer) {
        return answer.get("description").asString();
    }

    @Override
    public Wire list(JsonNode ticket) {
        return Wire.get(ROOT + "?page_size=100");
    }

    @Override
    public List<String> markersIn(JsonNode answer) {
        return DialectFixture.each(answer.get("results"), "description");
    }

    @Override
    public Failure badList() {
        return new Failure(Wire.get(ROOT + "?page=0"), 404, "Invalid page.");
    }

    @Override
    public Wire change(JsonNode ticket) {
        return Wire.json("PATCH", ROOT + "/" + ticket.get("id").asString(), "{\"type\":\"changed\"}");
    }

    @Override
    public void assertChanged(JsonNode ticket) {
        assertThat(ticket.get("type").asString()).isEqualTo("changed");
    }

    @Override
    public Wire close(JsonNode ticket) {
        return Wire.json("PATCH", ROOT + "/" + ticket.get("id").asString(), "{\"status\":\"closed\"}");
    }

    @Override
    public Failure refused(JsonNode closed) {
        Wire again = create("again")
                .withBody("""
                {"type":"a","priority":"b","description":"again","church":"%s","ticket_id":%d}""".formatted(CHURCH, closed.get("number").asLong()));
        return new Failure(again, 400, "ticket with this ticket_id already exists.");
    }

    @Override
    public int deletedStatus() {
        return 204;
    }

    @Override
    public Failure bad(String marker) {
        String body = "{\"type\":\"a\",\"priority\":\"b\",\"description\":\"" + marker + "\",\"church\":\"abc\"}";
        return new Failure(Wire.json("POST", ROOT, body), 400, "“abc” is not a valid UUID.");
    }

    @Override
    public Wire wrongMethod() {
        return Wire.json("PUT", ROOT, "{}");
    }

    @Override
    public Set<String> allowed() {
        return Set.of("GET", "HEAD", "OPTIONS", "POST");
    }

    @Override
    public String nowhere() {
        return ROOT + "/nothing/here";
    }

    @Override
    public String toString() {
        return name();
    }
}
