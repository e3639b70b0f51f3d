package io.ticketledger.query.audit;

import io.ticketledger.events.TicketEvent;
import java.time.Instant;

/** A moment in a ticket's history: whether an event had happened by then. */
public sealed interface Moment {
    /** After everything that is committed. */
    record Now() implements Moment {}

    /** When the ticket had that version. */
    record Version(long version) implements Moment {}

    /** After everything that occurred at or before the instant. */
    record OccurredAt(Instant instant) implements Moment {}

    /** After everything that was recorded at or before the instant. */
    record RecordedAt(Instant instant) implements Moment {}

    /** A later event of the same ticket is never included when an earlier one is not. */
    default boolean includes(TicketEvent event, Instant recordedAt) {
        return switch (this) {
            case Now now -> true;
            case Version(long version) -> event.version() <= version;
            case OccurredAt(Instant instant) -> !event.occurredAt().isAfter(instant);
            case RecordedAt(Instant instant) -> !recordedAt.isAfter(instant);
        };
    }
}
