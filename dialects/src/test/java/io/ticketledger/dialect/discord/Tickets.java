package io.ticketledger.dialect.discord;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets for the tests. */
final class Tickets {
    static final UUID ID = UUID.fromString("3f0e2a34-6a1b-4f6d-9d0b-0d6f5f3c1a11");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    private Tickets() {}

    /** The ticket that the request makes. */
    static Ticket of(CreateTicketRequest request) {
        return of(
                request.ticketId(),
                request.ticketShortId(),
                Dialect.DISCORD,
                DiscordVocabulary.status(request.closed()),
                request.details(),
                request.claimedBy());
    }

    static Ticket of(
            UUID id,
            @Nullable String shortId,
            Dialect origin,
            Status status,
            TicketDetails details,
            @Nullable String claimedBy) {
        return new Ticket(
                id,
                "acme",
                4711,
                shortId,
                origin,
                status,
                null,
                null,
                details,
                claimedBy == null ? null : new Claim(claimedBy, AT),
                Assignment.NONE,
                null,
                Replies.NONE,
                1,
                AT,
                AT,
                null,
                status == Status.CLOSED ? AT : null,
                null);
    }
}
