package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Channel;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tickets and bodies for the tests of this package. */
final class Sample {
    /** Reads as bodies are read: decimals keep their digits. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");
    static final String CHURCH = "5f0c6c0e-0000-4000-8000-00000000c001";
    static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    static final TicketDetails DETAILS = new TicketDetails(
            "Organ is silent",
            "Organ is silent 🎹\nSince Sunday.",
            "organ-1",
            "building",
            new Requester("member-1", "ada@example.org", "Ada Lovelace", "+44 20 7946 0000"),
            new Customer("7001", "ext-7001", "acct@example.org", "Example Ltd"),
            new Channel("chan-3", "in", "ada@mail.example", "Ada L.", "help@example.org", "form-9", "brand-2"),
            new Scope(CHURCH, "guild-8", "isp-4", "branch-5", "user-6"),
            new Dates("2026-12-01", null),
            new Legacy("old-1", "older-2"),
            "[{\"url\":\"https://example.org/a.png\",\"weight\":1.10}]",
            "{\"kept\":true}");

    private Sample() {}

    static Ticket full() {
        return new Ticket(
                ID,
                "acme",
                4_711,
                "SHORT-1",
                Dialect.CHURCH,
                Status.CLOSED,
                null,
                new Priority("High", PriorityLevel.HIGH),
                DETAILS,
                null,
                Assignment.NONE,
                "[{\"action\":\"opened\",\"weight\":1.10}]",
                Replies.NONE,
                2,
                AT,
                AT.plusSeconds(60),
                null,
                AT.plusSeconds(60),
                null);
    }

    /** A ticket of another API, of which this one knows next to nothing. */
    static Ticket bare() {
        return with(TicketDetails.NONE, Status.NEW, null);
    }

    static Ticket with(TicketDetails details, Status status, @Nullable Priority priority) {
        return new Ticket(
                ID,
                "acme",
                1,
                null,
                Dialect.HELPDESK,
                status,
                null,
                priority,
                details,
                null,
                Assignment.NONE,
                null,
                Replies.NONE,
                1,
                AT,
                AT,
                status == Status.SOLVED ? AT.plusSeconds(1) : null,
                status == Status.CLOSED ? AT.plusSeconds(2) : null,
                null);
    }

    static ChangeLogEntry entry(long version, String action) {
        Actor actor = new Actor("agent-7", "key-1", Dialect.CHURCH);
        return new ChangeLogEntry(
                version,
                AT.plusSeconds(version),
                new ChangeLogEntry.Author(actor.subject(), "Grace Hopper", actor.dialect()),
                action,
                List.of(new ChangeLogEntry.Change("status", "NEW", "CLOSED")));
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** What is found wrong with the fields. */
    static Map<String, List<String>> errors(Runnable reading) {
        ApiException refusal = Assertions.catchThrowableOfType(ApiException.class, reading::run);
        return ((ApiError.InvalidFields) refusal.error()).errors();
    }
}
