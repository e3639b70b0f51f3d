package io.ticketledger.dialect.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dates;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Legacy;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Scope;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerTicketTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    private static final TicketDetails ALL_DETAILS = new TicketDetails(
            "Printer \"on fire\"",
            "Smoke 🔥",
            "printer-42",
            "incident",
            new Requester("req-1", "ada@example.org", "Ada Lovelace", "+44 20 7946 0000"),
            new Customer("7001", "ext-7001", "acct@example.org", "Example Ltd"),
            new Channel("chan-3", "in", "ada@mail.example", "Ada L.", "help@example.org", "form-9", "brand-2"),
            new Scope("5f0c6c0e-0000-4000-8000-00000000c001", "guild-8", "isp-4", "branch-5", "user-6"),
            new Dates("2026-12-01", "2026-12-02T08:00:00Z"),
            new Legacy("old-1", "older-2"),
            "[{\"url\":\"https://example.org/a.png\"}]",
            "{\"weight\":1.10,\"deep\":[[null]]}");

    @Test
    void shouldShowATicketWithEverything() throws IOException {
        Ticket ticket = new Ticket(
                ID,
                "acme",
                1_000_000_000_000L,
                "SHORT-1",
                Dialect.CRM,
                Status.CLOSED,
                "Done",
                new Priority("High", PriorityLevel.HIGH),
                ALL_DETAILS,
                new Claim("agent-7", AT.plusSeconds(1)),
                new Assignment("group-1", "owner-2", "a, b", "sales", "acme"),
                "[{\"action\":\"imported\",\"value\":1}]",
                new Replies(2, AT.plusSeconds(2), "It works."),
                9,
                AT,
                AT.plusSeconds(5),
                AT.plusSeconds(3),
                AT.plusSeconds(4),
                AT.plusSeconds(5));

        assertThat(json(ticket)).isEqualTo(golden("LedgerTicket-full"));
    }

    @Test
    void shouldShowEveryNameOfATicketOfWhichNothingIsKnown() throws IOException {
        String shown = json(minimal(TicketDetails.NONE, null));

        assertThat(shown).isEqualTo(golden("LedgerTicket-minimal"));
        assertThat(MAPPER.readTree(shown).propertyNames())
                .containsExactlyElementsOf(Arrays.stream(LedgerTicket.class.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void shouldShowAllNamesOfAGroupOfWhichOneIsKnown() {
        TicketDetails details = new TicketDetails(
                null,
                null,
                null,
                null,
                new Requester(null, "ada@example.org", null, null),
                Customer.NONE,
                Channel.NONE,
                Scope.NONE,
                Dates.NONE,
                Legacy.NONE,
                null,
                null);
        JsonNode shown = MAPPER.readTree(json(minimal(details, "[]")));

        assertThat(shown.get("requester").toString())
                .isEqualTo("{\"id\":null,\"email\":\"ada@example.org\",\"name\":null,\"phone\":null}");
        assertThat(shown.get("legacy").toString())
                .isEqualTo("{\"legacyId\":null,\"nextgenLegacyId\":null,\"changeLog\":[]}");
        assertThat(shown.get("customer").isNull()).isTrue();
    }

    @Test
    void shouldShowKeptJsonToTheLetter() {
        String kept =
                "{\"a\":0.1000000000000000055,\"b\":1e400,\"c\":12345678901234567890,\"d\":1.10,\"e\":[1e9999999999]}";
        TicketDetails none = TicketDetails.NONE;
        TicketDetails details = new TicketDetails(
                null,
                null,
                null,
                null,
                none.requester(),
                none.customer(),
                none.channel(),
                none.scope(),
                none.dates(),
                none.legacy(),
                "null",
                kept);

        assertThat(json(minimal(details, null))).contains("\"media\":null,\"data\":" + kept + ",");
    }

    private static Ticket minimal(TicketDetails details, @Nullable String importedChangeLog) {
        return new Ticket(
                ID,
                "acme",
                1,
                null,
                Dialect.LEDGER,
                Status.NEW,
                null,
                null,
                details,
                null,
                Assignment.NONE,
                importedChangeLog,
                Replies.NONE,
                1,
                AT,
                AT,
                null,
                null,
                null);
    }

    private static String json(Ticket ticket) {
        return MAPPER.writeValueAsString(LedgerTicket.of(ticket));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = LedgerTicketTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
    }
}
