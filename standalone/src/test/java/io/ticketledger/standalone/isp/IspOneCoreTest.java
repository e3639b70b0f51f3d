package io.ticketledger.standalone.isp;

import static io.ticketledger.standalone.isp.IspPanel.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.SharedLedger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tickets that come in by one API and are used by another. */
@ExtendWith(SharedLedger.class)
class IspOneCoreTest {
    private final LedgerClient owner;
    private final IspPanel panel;

    IspOneCoreTest(LedgerClient owner) {
        this.owner = owner;
        this.panel = IspPanel.of(owner);
    }

    @Test
    void shouldLeaveAloneWhatItHasNoWordFor() {
        long number = natively(Map.of(
                "title", "Printer",
                "status", "ON_HOLD",
                "priority", "URGENT",
                "type", "incident",
                "customer", Map.of("id", "88", "externalId", "x-88", "email", "ann@example.org", "name", "Ann Ives"),
                "claim", Map.of("by", "bob"),
                "assignment", Map.of("group", "facilities"),
                "scope", Map.of("church", "c", "guildId", "g", "ispId", "1", "branchId", "2", "userId", "3"),
                "data", Map.of("sla", "gold")));
        ObjectNode before = (ObjectNode) read(number);

        assertThat(panel.ticket(number).toString())
                .isEqualTo("{\"id\":" + number + ",\"title\":\"Printer\",\"description\":null,\"subscriber_id\":88,"
                        + "\"subscriber_name\":\"Ann Ives\",\"priority\":3,\"status\":1,\"replies\":[],\"created_at\":"
                        + panel.ticket(number).path("created_at") + "}");
        put(number, "", "{\"title\":\"Printer\",\"priority\":3,\"subscriber_id\":88,\"isp_id\":9}");
        put(number, "/status", "{\"status\":1}");
        assertThat(read(number)).as("it shows all that already").isEqualTo(before);

        put(number, "", "{\"title\":\"Printer 2\",\"description\":\"On fire.\"}");
        JsonNode after = read(number);
        before.put("title", "Printer 2").put("description", "On fire.").put("version", 3);
        before.set("updatedAt", after.path("updatedAt"));
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,1,OPEN", "NEW,0,NEW", "OPEN,0,NEW", "PENDING,1,PENDING", "ON_HOLD,1,ON_HOLD", "ON_HOLD,2,SOLVED",
        "SOLVED,2,SOLVED", "SOLVED,3,CLOSED", "CLOSED,3,CLOSED", "CLOSED,1,OPEN", "CLOSED,0,NEW", "CLOSED,2,SOLVED"
    })
    void shouldSetAStatusThatItDoesNotShow(String before, int sent, String after) {
        long number = natively(Map.of("title", "t", "status", before));
        long version = read(number).path("version").asLong();
        put(number, "/status", "{\"status\":" + sent + "}");

        assertThat(read(number).path("status").asString()).isEqualTo(after);
        assertThat(read(number).path("version").asLong()).isEqualTo(version + (after.equals(before) ? 0 : 1));
        assertThat(panel.ticket(number).path("status").asInt()).isEqualTo(sent);
    }

    @Test
    void shouldTakeBackWhatItShows() {
        for (Map<String, ?> ticket : List.of(
                Map.of("title", "No description"),
                Map.of("title", "t", "customer", Map.of("id", "c-88", "name", "Ann Ives")),
                Map.of("title", "t", "description", ""))) {
            long number = natively(ticket);
            JsonNode before = read(number);
            put(number, "", panel.ticket(number).toString());
            assertThat(read(number)).isEqualTo(before);
        }
    }

    @Test
    void shouldChangeNothingOfACustomerButTheId() {
        long number = natively(Map.of(
                "title",
                "t",
                "customer",
                Map.of("id", "88", "externalId", "x-88", "email", "ann@example.org", "name", "Ann Ives")));
        put(number, "", "{\"subscriber_id\":89}");
        assertThat(read(number).path("customer").toString())
                .isEqualTo("{\"id\":\"89\",\"externalId\":\"x-88\",\"email\":\"ann@example.org\","
                        + "\"name\":\"Ann Ives\"}");
        put(number, "", "{\"subscriber_id\":null,\"priority\":1}");
        assertThat(read(number).path("customer").toString())
                .isEqualTo("{\"id\":null,\"externalId\":\"x-88\",\"email\":\"ann@example.org\","
                        + "\"name\":\"Ann Ives\"}");
        assertThat(panel.ticket(number).path("subscriber_id").isNull()).isTrue();
        assertThat(read(number).path("version").asInt()).isEqualTo(4);
        assertThat(owner.get("/queries/tickets/" + number + "/change-log")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("actor").path("dialect").asString() + " "
                                + entry.path("action").asString()))
                .containsExactly(
                        "ledger TicketCreated", "isp TicketRevised", "isp TicketRevised", "isp TicketPriorityChanged");
    }

    @Test
    void shouldBeReadAndUsedNatively() {
        long number = panel.create("{\"title\":\"t\",\"description\":\"d\",\"priority\":3}");
        JsonNode ticket = read(number);
        assertThat(ticket.path("origin").asString()).isEqualTo("isp");
        assertThat(ticket.path("priority").toString()).isEqualTo("{\"label\":\"high\",\"level\":\"HIGH\"}");
        assertThat(ticket.path("status").asString()).isEqualTo("NEW");

        owner.command("reply", Map.of("ticketId", number, "message", "Hello", "author", "Carol"));
        owner.command("set-status", Map.of("ticketId", number, "status", "PENDING"));
        owner.command("set-priority", Map.of("ticketId", number, "priority", "URGENT"));
        JsonNode shown = panel.ticket(number);
        assertThat(List.of(
                        shown.path("status").asInt(),
                        shown.path("priority").asInt(),
                        shown.at("/replies/0/id").asInt()))
                .isEqualTo(List.of(1, 3, 1));
        assertThat(shown.at("/replies/0/user_name").asString()).isEqualTo("Carol");
        owner.command("close-ticket", Map.of("ticketId", number));
        assertThat(panel.ticket(number).path("status").asInt()).isEqualTo(3);
    }

    private long natively(Map<String, ?> ticket) {
        return owner.command("create-ticket", ticket).json().path("number").asLong();
    }

    private JsonNode read(long number) {
        return owner.get("/queries/tickets/" + number).json();
    }

    private void put(long number, String below, String json) {
        IspPanel.Answer answer = panel.send("PUT", ROOT + "/" + number + below, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
