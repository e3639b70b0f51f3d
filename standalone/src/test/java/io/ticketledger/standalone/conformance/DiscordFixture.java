package io.ticketledger.standalone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.LedgerClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The discord dialect. It has neither lists nor deletions: it finds by name, and the native API deletes. */
final class DiscordFixture implements DialectFixture {
    private static final String ROOT = "/tickets";

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public Wire withCredential(Wire wire, String key) {
        return wire.with("Authorization", wire.path().startsWith(ROOT + "/") ? key : "Bearer " + key);
    }

    @Override
    public int unauthenticated() {
        return 403;
    }

    @Override
    public void assertError(Answer answer) {
        JsonNode error = answer.json().get("error");
        assertThat(error.get("code").asInt()).isEqualTo(answer.status());
        assertThat(error.get("message").asString()).isNotBlank();
    }

    private static String encoded(JsonNode text) {
        return URLEncoder.encode(text.asString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Wire create(String marker) {
        UUID id = UUID.randomUUID();
        return Wire.json("POST", ROOT + "/create", """
                {"ticketId":"%s","ticketType":"support","guildId":"81384788765712384","ticketName":"%s",
                 "ticketShortId":"S-%s","ticketOwner":"80351110224678912"}""".formatted(id, marker, id));
    }

    @Override
    public String nameOf(Wire create, Answer answer) {
        assertThat(answer.body()).isEqualTo("{\"created\":true}");
        return LedgerClient.JSON.readTree(create.body()).get("ticketId").asString();
    }

    @Override
    public boolean reaches(JsonNode ticket) {
        return ticket.get("shortId").isString();
    }

    @Override
    public Wire read(JsonNode ticket) {
        return Wire.get(ROOT + "/get/id/" + encoded(ticket.get("shortId")));
    }

    @Override
    public String markerIn(JsonNode answer) {
        return answer.get("ticketName").asString();
    }

    @Override
    public Wire list(JsonNode ticket) {
        return Wire.get(ROOT + "/get/name/" + encoded(ticket.get("name")));
    }

    @Override
    public List<String> markersIn(JsonNode answer) {
        return List.of(markerIn(answer));
    }

    @Override
    public Failure badList() {
        return new Failure(Wire.get(ROOT + "/get/name/any?consistency=maybe"), 400, "consistency");
    }

    @Override
    public Wire change(JsonNode ticket) {
        return body("/claim", ticket.get("shortId").asString(), "ann");
    }

    private static Wire body(String path, String shortId, String discordId) {
        ObjectNode json =
                LedgerClient.JSON.createObjectNode().put("shortId", shortId).put("discordId", discordId);
        return Wire.json("POST", ROOT + path, json.toString());
    }

    @Override
    public void assertChanged(JsonNode ticket) {
        assertThat(ticket.get("claim").get("by").asString()).isEqualTo("ann");
    }

    @Override
    public Wire close(JsonNode ticket) {
        return body("/close", ticket.get("shortId").asString(), "ann");
    }

    @Override
    public Failure refused(JsonNode closed) {
        return new Failure(change(closed), 400, "Ticket is closed");
    }

    @Override
    public Wire delete(JsonNode ticket) {
        return Wire.json(
                "POST",
                "/commands/delete-ticket",
                "{\"ticketId\":\"" + ticket.get("id").asString() + "\"}");
    }

    @Override
    public Failure bad(String marker) {
        Wire create = create(marker);
        String body = String.valueOf(create.body()).replace("ticketOwner", "nobody");
        return new Failure(create.withBody(body), 400, "ticketOwner is required");
    }

    @Override
    public Wire wrongMethod() {
        return Wire.of("DELETE", ROOT + "/claim");
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPTIONS", "POST");
    }

    @Override
    public String nowhere() {
        return ROOT + "/nothing";
    }

    @Override
    public String toString() {
        return name();
    }
}
