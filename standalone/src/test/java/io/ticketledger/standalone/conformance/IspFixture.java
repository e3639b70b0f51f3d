package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The isp dialect. */
final class IspFixture implements DialectFixture {
    private static final String ROOT = "/api/v1/tickets";

    @Override
    public String name() {
        return "isp";
    }

    @Override
    public void assertError(Answer answer) {
        assertThat(answer.json().get("success").asBoolean(true)).isFalse();
        assertThat(answer.json().get("message").asString()).isNotBlank();
    }

    @Override
    public Wire create(String marker) {
        return Wire.json("POST", ROOT + "?user_id=3", """
                {"isp_id":"1","branch_id":2,"title":"%s","description":"No line","priority":1}""".formatted(marker));
    }

    @Override
    public int createdStatus() {
        return 201;
    }

    @Override
    public String nameOf(Wire create, Answer answer) {
        return answer.json().get("data").get("id").asString();
    }

    @Override
    public Wire read(JsonNode ticket) {
        return Wire.get(ROOT + "/" + ticket.get("number").asString());
    }

    @Override
    public String markerIn(JsonNode answer) {
        return answer.get("data").get("title").asString();
    }

    @Override
    public Wire list(JsonNode ticket) {
        return Wire.get(ROOT + "?isp_id=1&branch_id=2&user_id=3");
    }

    @Override
    public List<String> markersIn(JsonNode answer) {
        return DialectFixture.each(answer.get("data"), "title");
    }

    @Override
    public Failure badList() {
        return new Failure(Wire.get(ROOT + "?branch_id=2&user_id=3"), 422, "The isp id field is required.");
    }

    @Override
    public Wire change(JsonNode ticket) {
        return Wire.json("PUT", ROOT + "/" + ticket.get("number").asString(), "{\"priority\":3}");
    }

    @Override
    public void assertChanged(JsonNode ticket) {
        assertThat(ticket.get("priority").get("level").asString()).isEqualTo("HIGH");
    }

    @Override
    public Wire close(JsonNode ticket) {
        return Wire.json("PUT", ROOT + "/" + ticket.get("number").asString() + "/status", "{\"status\":\"3\"}");
    }

    @Override
    public Failure refused(JsonNode closed) {
        String path = ROOT + "/" + closed.get("number").asString() + "/reply";
        return new Failure(Wire.json("POST", path, "{\"message\":\"Too late.\"}"), 422, "closed");
    }

    @Override
    public Failure bad(String marker) {
        String body = "{\"title\":\"" + marker + "\",\"description\":\"x\",\"priority\":4}";
        return new Failure(Wire.json("POST", ROOT, body), 422, "The selected priority is invalid.");
    }

    @Override
    public Wire wrongMethod() {
        return Wire.json("PATCH", ROOT + "/1", "{}");
    }

    @Override
    public Set<String> allowed() {
        return Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PUT");
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
