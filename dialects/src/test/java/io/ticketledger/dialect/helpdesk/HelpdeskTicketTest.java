package io.ticketledger.dialect.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HelpdeskTicketTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void shouldShowATicketWithEverything() throws IOException {
        Ticket ticket = Tickets.of(
                Status.CLOSED,
                Priority.of(PriorityLevel.URGENT),
                Tickets.details(
                        new Channel("3", "inbound", "ann@example.org", "Ann Ives", "help@example.org", "9", "1"),
                        new Customer("17", "C-17", null, null)),
                new Assignment("7", "42", null, null, null));
        HelpdeskTimeline.Note note = HelpdeskTimeline.note(1, "Bob", "Grüße 👋", Tickets.AT);

        assertThat(json(HelpdeskTicket.of(ticket, List.of(note)))).isEqualTo(golden("HelpdeskTicket-full"));
    }

    @Test
    void shouldShowATicketOfWhichNothingIsKnown() throws IOException {
        Ticket ticket = Tickets.of(Status.NEW, null, TicketDetails.NONE, Assignment.NONE);

        assertThat(json(HelpdeskTicket.of(ticket))).isEqualTo(golden("HelpdeskTicket-minimal"));
    }

    @Test
    void shouldShowNoughtForAnIdThatIsNoNumber() {
        Ticket ticket = Tickets.of(
                Status.NEW,
                new Priority("whenever", null),
                Tickets.details(
                        new Channel("mail", null, null, null, null, "f-1", "1234567890123456789"),
                        new Customer("c-17", null, null, null)),
                new Assignment("support", "bob", null, null, null));

        JsonNode shown = MAPPER.readTree(json(HelpdeskTicket.of(ticket)));

        for (String id :
                List.of("brand_id", "channel_id", "form_id", "customer_id", "assigned_group_id", "assigned_user_id")) {
            assertThat(shown.get(id).isIntegralNumber()).as(id).isTrue();
            assertThat(shown.get(id).intValue()).as(id).isZero();
        }
        assertThat(shown.get("priority").stringValue()).isEqualTo("medium");
    }

    @Test
    void shouldWrapWhatItAnswers() {
        assertThat(MAPPER.writeValueAsString(HelpdeskAnswer.Result.of("Ticket updated.")))
                .isEqualTo("{\"type\":\"result\",\"message\":\"Ticket updated.\"}");
        assertThat(MAPPER.writeValueAsString(HelpdeskAnswer.Result.created(5)))
                .isEqualTo("{\"type\":\"result\",\"message\":\"Ticket created.\",\"ticketID\":5,\"id\":5}");
        assertThat(MAPPER.writeValueAsString(new HelpdeskAnswer.ItemList(0, 0, 15, List.of())))
                .isEqualTo("{\"type\":\"list\",\"itemStart\":0,\"itemTotal\":0,\"itemLimit\":15,\"items\":[]}");
    }

    private static String json(HelpdeskTicket ticket) {
        return MAPPER.writeValueAsString(ticket);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = HelpdeskTicketTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
    }
}
