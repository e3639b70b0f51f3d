package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NativeCommandsTest extends CommandServiceFixture {

    @Test
    void shouldCreateATicketWithEveryField() {
        Answer answer = command("create-ticket", """
                {"title": "Fire 🔥", "description": "Smoke", "type": "incident", "name": "t-1", "shortId": "s-all",
                 "status": "OPEN", "priority": "URGENT",
                 "requester": {"id": "r", "email": "r@x", "name": "R", "phone": "1"},
                 "customer": {"id": "c", "externalId": "e", "email": "c@x", "name": "C"},
                 "claim": {"by": "bob"},
                 "assignment": {"group": "g", "owner": "o", "users": "u", "departments": "d", "suppliers": "s"},
                 "channel": {"channelId": "7", "direction": "inbound", "from": "f", "fromName": "F", "to": "t",
                             "formId": "8", "brandId": "9"},
                 "scope": {"church": "ch", "guildId": "gu", "ispId": "1", "branchId": "2", "userId": "3"},
                 "dates": {"followUp": "2026-12-01", "actionRequired": "2026-12-02"},
                 "legacy": {"legacyId": "l", "nextgenLegacyId": "n"},
                 "media": [{"url": "x"}], "data": {"a": {"b": 1.00000000000000000001}}}
                """);

        assertThat(answer.status()).isEqualTo(201);
        JsonNode json = answer.json();
        JsonNode ticket = json.path("ticket");
        assertThat(answer.header("Location")).isEqualTo("/queries/tickets/" + text(json, "ticketId"));
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(types(answer)).containsExactly("TicketCreated", "TicketClaimed");
        assertThat(json.path("number").longValue()).isPositive();
        assertThat(text(ticket, "title")).isEqualTo("Fire 🔥");
        assertThat(ticket.path("priority").toString()).isEqualTo("{\"label\":\"urgent\",\"level\":\"URGENT\"}");
        assertThat(text(ticket.path("claim"), "by")).isEqualTo("bob");
        assertThat(text(ticket.path("channel"), "fromName")).isEqualTo("F");
        assertThat(text(ticket.path("scope"), "ispId")).isEqualTo("1");
        // Every digit: more than a double holds.
        assertThat(answer.response().body()).contains("\"data\":{\"a\":{\"b\":1.00000000000000000001}}");
        assertThat(text(ticket, "origin")).isEqualTo("ledger");
        assertThat(text(ticket, "workspace")).isEqualTo("default");
    }

    @Test
    void shouldWalkATicketThroughItsLife() {
        String id = ticket("A life");
        assertThat(types(on("claim-ticket", id, "\"by\": \"bob\""))).containsExactly("TicketClaimed");
        assertThat(types(on("claim-ticket", id, "\"by\": \"bob\""))).isEmpty();
        assertThat(types(on("release-ticket", id, null))).containsExactly("TicketReleased");
        assertThat(types(on("assign-ticket", id, "\"assignment\": {\"owner\": \"carol\"}")))
                .containsExactly("TicketAssigned");
        assertThat(types(on("assign-ticket", id, "\"group\": \"second level\"")))
                .containsExactly("TicketAssigned");
        assertThat(types(on("set-priority", id, "\"priority\": \"HIGH\""))).containsExactly("TicketPriorityChanged");
        assertThat(types(on("reply", id, "\"message\": \"We look into it\""))).containsExactly("TicketReplied");
        assertThat(types(on("revise-ticket", id, "\"customer\": {\"id\": \"c\"}, \"description\": null")))
                .containsExactly("TicketRevised");
        assertThat(types(on("unlink-customer", id, null))).containsExactly("CustomerUnlinked");
        assertThat(types(on("set-status", id, "\"status\": \"SOLVED\""))).containsExactly("TicketStatusChanged");
        assertThat(types(on("close-ticket", id, null))).containsExactly("TicketClosed");
        assertThat(types(on("set-status", id, "\"status\": \"OPEN\""))).containsExactly("TicketReopened");
        assertThat(types(on("set-status", id, "\"status\": \"CLOSED\""))).containsExactly("TicketClosed");

        Answer deleted = on("delete-ticket", id, null);
        JsonNode ticket = deleted.json().path("ticket");
        assertThat(types(deleted)).containsExactly("TicketDeleted");
        assertThat(deleted.header("ETag")).isEqualTo("\"14\"");
        assertThat(text(ticket.path("assignment"), "owner")).isEqualTo("carol");
        assertThat(text(ticket.path("assignment"), "group")).isEqualTo("second level");
        assertThat(ticket.path("replies").path("count").intValue()).isEqualTo(1);
        assertThat(on("claim-ticket", id, "\"by\": \"bob\"").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeTheNumberForTheTicket() {
        Answer created = command("create-ticket", "{\"title\": \"By number\"}");
        long number = created.json().path("number").longValue();

        assertThat(command("reply", "{\"ticketId\": " + number + ", \"message\": \"1\"}")
                        .status())
                .isEqualTo(200);
        assertThat(command("reply", "{\"ticketId\": \"" + number + "\", \"message\": \"2\"}")
                        .json()
                        .path("version")
                        .longValue())
                .isEqualTo(3);
    }

    @Test
    void shouldTakeAClientsIdOnceInAWorkspace() {
        UUID id = UUID.fromString("0b6f5a55-0f4e-4d0e-9d5b-111111111111");

        Answer first = command("create-ticket", "{\"title\": \"Mine\", \"ticketId\": \"" + id + "\"}");
        Answer second = command("create-ticket", "{\"title\": \"Mine\", \"id\": \"" + id + "\"}");

        assertThat(text(first.json(), "ticketId")).isEqualTo(id.toString());
        assertThat(second.status()).isEqualTo(409);
        assertThat(text(second.json(), "code")).isEqualTo("DUPLICATE_ID");
    }

    @Test
    void shouldGuardByVersion() {
        String id = ticket("Guarded");

        assertThat(command("reply", body(id, "\"message\": \"a\""), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        Answer late = command("reply", body(id, "\"message\": \"b\""), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(text(late.json(), "code")).isEqualTo("VERSION_MISMATCH");
        assertThat(command("reply", body(id, "\"message\": \"b\""), "If-Match", "W/\"2\"")
                        .status())
                .isEqualTo(412);
        assertThat(command("reply", body(id, "\"message\": \"b\""), "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(command("reply", body(id, "\"message\": \"b\""), "If-Match", "3")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseWithTheCodeOfTheRule() {
        String id = ticket("Refused");
        on("claim-ticket", id, "\"by\": \"bob\"");
        Answer claimed = on("claim-ticket", id, "\"by\": \"eve\"");
        assertThat(claimed.status()).isEqualTo(409);
        assertThat(claimed.header("Content-Type")).startsWith("application/problem+json");
        assertThat(text(claimed.json(), "code")).isEqualTo("ALREADY_CLAIMED");

        on("close-ticket", id, null);
        Answer closed = on("reply", id, "\"message\": \"too late\"");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(text(closed.json(), "code")).isEqualTo("TICKET_CLOSED");

        Answer early = on("set-status", id, "\"status\": \"OPEN\", \"occurredAt\": \"2001-01-01T00:00:00Z\"");
        assertThat(early.status()).isEqualTo(422);
        assertThat(text(early.json(), "code")).isEqualTo("OUT_OF_ORDER");
    }

    @Test
    void shouldBringHistoryAlong() {
        Answer created = command(
                "create-ticket",
                "{\"title\": \"Old\", \"number\": 999000111, \"occurredAt\": \"2012-10-09T14:50:17.1239Z\"}");
        assertThat(text(created.json().path("ticket"), "createdAt")).isEqualTo("2012-10-09T14:50:17.123Z");
        assertThat(created.json().path("number").longValue()).isEqualTo(999000111);
        assertThat(command("create-ticket", "{\"title\": \"Old\", \"number\": 999000111}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void shouldConfigureAChannel() {
        String body = "{\"ticketType\": \"support\", \"guildId\": \"g:1\", \"channelId\": \"c1\"}";
        Answer first = command("configure-channel", body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(types(first)).containsExactly("ChannelConfigured");
        assertThat(types(command("configure-channel", body))).isEmpty();
        Answer replaced = command("configure-channel", body.replace("c1", "c2"));
        assertThat(text(replaced.json().path("channel"), "channelId")).isEqualTo("c2");
        assertThat(replaced.json().path("version").longValue()).isEqualTo(2);
    }

    private Answer on(String command, String id, @Nullable String fields) {
        return command(command, body(id, fields));
    }

    private static String body(String id, @Nullable String fields) {
        return "{\"ticketId\": \"" + id + "\"" + (fields == null ? "" : ", " + fields) + "}";
    }

    private static List<String> types(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isBetween(200, 299);
        return answer.json()
                .path("events")
                .valueStream()
                .map(event -> text(event, "type"))
                .toList();
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
