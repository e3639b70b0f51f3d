package io.ticketledger.command.ticket;

import io.ticketledger.events.Envelope;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent.ActorOnly;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the parts that every event of one command shares. */
record EventMaker(Envelope envelope, ActorOnly actorOnly) {

    /** How far ahead of our clock a given time may lie, for clocks that differ. */
    static final Duration TOLERATED_FUTURE = Duration.ofSeconds(1);

    /** @throws RefusedException OUT_OF_ORDER when the time given cannot be */
    static EventMaker after(Ticket ticket, CommandContext context) {
        return of(ticket.id(), ticket.version() + 1, ticket.updatedAt(), context);
    }

    /** @throws RefusedException OUT_OF_ORDER when the time given cannot be */
    static EventMaker first(UUID id, CommandContext context) {
        return of(id, 1, null, context);
    }

    /** The same, one version on and at the given time. */
    EventMaker next(Instant at) {
        return new EventMaker(
                new Envelope(envelope.ticketId(), envelope.version() + 1, envelope.workspace(), at, envelope.actor()),
                actorOnly);
    }

    private static EventMaker of(UUID id, long version, @Nullable Instant last, CommandContext context) {
        return new EventMaker(
                new Envelope(id, version, context.workspace(), time(last, context), context.actor()),
                new ActorOnly(context.actorName()));
    }

    /**
     * When what the command asks for occurs.
     *
     * @param last when the last event occurred; null before the first
     * @throws RefusedException OUT_OF_ORDER when the time given cannot be
     */
    static Instant time(@Nullable Instant last, CommandContext context) {
        Instant given = context.occurredAt();
        if (given == null) {
            return last == null || context.now().isAfter(last) ? context.now() : last;
        }
        if (given.isAfter(context.now().plus(TOLERATED_FUTURE))) {
            throw new RefusedException(RefusalCode.OUT_OF_ORDER, "occurredAt", "lies in the future");
        }
        if (last != null && given.isBefore(last)) {
            throw new RefusedException(RefusalCode.OUT_OF_ORDER, "occurredAt", "lies before the last event at " + last);
        }
        return given;
    }
}
