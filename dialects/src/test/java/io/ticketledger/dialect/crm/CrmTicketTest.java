package io.ticketledger.dialect.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CrmTicketTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final CrmVocabulary WORDS = new CrmVocabulary(CrmPresets.DEFAULT);

    @Test
    void shouldShowATicketWithEverything() throws IOException {
        Ticket ticket = CrmTickets.ticket(
                Status.OPEN,
                "Assigned",
                Priority.of(PriorityLevel.MEDIUM),
                new Assignment("group-1", "carol", "ann, bob", "billing", "Cable Works"),
                CrmTickets.details(Map.of(
                        TicketField.CUSTOMER_ID, "1042",
                        TicketField.TYPE, "billing",
                        TicketField.CUSTOMER_EMAIL, "ann@example.org",
                        TicketField.TITLE, "Invoice \"twice\" 🔥",
                        TicketField.DESCRIPTION, "The invoice of May came twice.",
                        TicketField.FOLLOW_UP, "2026-12-01",
                        TicketField.ACTION_REQUIRED, "2026-12-02 08:00:00")),
                new Replies(2, CrmTickets.AT, "We have taken one back."));

        assertThat(json(ticket)).isEqualTo(golden("CrmTicket-full"));
    }

    @Test
    void shouldShowEveryNameOfATicketOfWhichNothingIsKnown() throws IOException {
        Ticket ticket = CrmTickets.ticket(Status.NEW, null, null, Assignment.NONE, TicketDetails.NONE, Replies.NONE);

        assertThat(json(ticket)).isEqualTo(golden("CrmTicket-minimal"));
    }

    @Test
    void shouldShowTheDescriptionUntilThereIsAReply() {
        assertThat(CrmTicket.of(CrmTickets.of(Map.of(TicketField.DESCRIPTION, "First words")), WORDS)
                        .ticketContent())
                .isEqualTo("First words");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1042,1042",
        "999999999999999999,999999999999999999",
        "007,",
        "c-4711,",
        "-1,",
        "1.5,",
        "9999999999999999999,",
        "٤٢,"
    })
    void shouldShowACustomerWhoseIdIsAWholeNumber(String stored, @Nullable Long shown) {
        assertThat(CrmTicket.of(CrmTickets.of(Map.of(TicketField.CUSTOMER_ID, stored)), WORDS)
                        .customerID())
                .isEqualTo(shown);
    }

    @Test
    void shouldShowWhatAnotherDialectWroteAsItIs() {
        CrmTicket shown = CrmTicket.of(
                CrmTickets.ticket(
                        Status.PENDING,
                        "Assigned",
                        new Priority("whenever", null),
                        Assignment.NONE,
                        CrmTickets.details(Map.of(TicketField.TYPE, "incident", TicketField.FOLLOW_UP, "next week")),
                        Replies.NONE),
                WORDS);

        assertThat(shown.status()).isEqualTo("Waiting");
        assertThat(shown.ticketPriority()).isNull();
        assertThat(shown.ticketType()).isEqualTo("incident");
        assertThat(shown.ticketFollowupDate()).isEqualTo("next week");
    }

    private static String json(Ticket ticket) {
        return MAPPER.writeValueAsString(CrmTicket.of(ticket, WORDS));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = CrmTicketTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
    }
}
