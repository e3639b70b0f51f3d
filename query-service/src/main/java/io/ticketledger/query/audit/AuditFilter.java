package io.ticketledger.query.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a feed are wanted; null or empty asks for nothing in particular. Times are half-open.
 *
 * @param types names of the catalogue
 * @param actor the subject of whoever caused it
 * @param from when it occurred, at or after
 * @param to when it occurred, before
 */
public record AuditFilter(
        Set<String> types,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo) {
    public static final AuditFilter ALL = new AuditFilter(Set.of(), null, null, null, null, null);

    public AuditFilter {
        types = Set.copyOf(types);
    }

    /** Whether the event's own JSON has what is asked for; the rest is asked of the table's columns. */
    boolean admits(AuditEvent event) {
        if (actor == null && from == null && to == null) {
            return true;
        }
        EventHead head = event.head();
        return (actor == null || actor.equals(head.subject()))
                && ((from == null && to == null) || occurred(head.occurredAt()));
    }

    private boolean occurred(@Nullable Instant at) {
        return at != null && (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
