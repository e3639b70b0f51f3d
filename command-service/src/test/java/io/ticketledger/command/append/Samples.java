package io.ticketledger.command.append;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of one ticket, and the rows that they become. */
record Samples(
        String stream,
        String workspace,
        UUID id,
        long number,
        @Nullable String shortId) {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final ActorOnly NOBODY = new ActorOnly(null);
    private static final EventJson JSON = new EventJson();

    static Samples ticket(long number) {
        return new Samples(UUID.randomUUID().toString(), "default", UUID.randomUUID(), number, null);
    }

    TicketCreated created(Status status) {
        return new TicketCreated(
                envelope(1),
                number,
                shortId,
                Dialect.LEDGER,
                status,
                null,
                null,
                Assignment.NONE,
                TicketDetails.NONE.plain(),
                new TicketCreated.Personal("Ann", TicketDetails.NONE.personal(), null),
                null);
    }

    TicketClaimed claimed(long version) {
        return new TicketClaimed(envelope(version), "ann", null, NOBODY, null);
    }

    TicketReplied replied(long version) {
        return new TicketReplied(
                envelope(version), (int) version, new TicketReplied.Personal("Ann", "Ann", "Hello"), null);
    }

    TicketStatusChanged changed(long version, Status from, Status to) {
        return new TicketStatusChanged(envelope(version), from, to, null, null, NOBODY, null);
    }

    TicketReopened reopened(long version, Status to) {
        return new TicketReopened(envelope(version), Status.CLOSED, to, null, null, NOBODY, null);
    }

    TicketClosed closed(long version, Status from) {
        return new TicketClosed(envelope(version), from, null, null, NOBODY, null);
    }

    TicketDeleted deleted(long version, Status status) {
        return new TicketDeleted(envelope(version), status, null, null, NOBODY, null);
    }

    private Envelope envelope(long version) {
        return new Envelope(id, version, workspace, NOW, new Actor("ann", "key-1", Dialect.LEDGER));
    }

    Append append(TicketEvent... events) {
        return append(null, events);
    }

    Append append(@Nullable IdempotencyRow request, TicketEvent... events) {
        List<EventRow> rows =
                Arrays.stream(events).map(event -> row(event, NOW)).toList();
        return new Append(rows, request);
    }

    EventRow row(LedgerEvent event, Instant recordedAt) {
        StoredEvent stored = JSON.write(event);
        return new EventRow(
                stream,
                event.version() - 1,
                "Ticket",
                UUID.randomUUID().toString(),
                stored.type(),
                stored.revision(),
                stored.payload(),
                "{}".getBytes(StandardCharsets.UTF_8),
                recordedAt,
                event);
    }

    IdempotencyRow request(String key) {
        return new IdempotencyRow(
                workspace, "ann", key, 0, "POST", "/commands/reply", new byte[32], stream, 0, 1, 200, Instant.now());
    }
}
