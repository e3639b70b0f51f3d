package io.ticketledger.events;

import io.ticketledger.events.TicketEvent.CustomerUnlinked;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's change log says of one event: a pure function of that event.
 *
 * @param version the event's version
 * @param at when it occurred
 * @param action the event's name in the catalogue
 * @param changes what changed, in canonical words; a creation lists its initial fields from null
 */
public record ChangeLogEntry(long version, Instant at, Author actor, String action, List<Change> changes) {

    /** Who did it, with the display name of then. */
    public record Author(String subject, @Nullable String name, Dialect dialect) {}

    /** One field's change; null stands for nothing there. */
    public record Change(
            String field, @Nullable String from, @Nullable String to) {}

    public ChangeLogEntry {
        changes = List.copyOf(changes);
    }

    /** The entry for the event. */
    public static ChangeLogEntry of(TicketEvent event) {
        return new ChangeLogEntry(
                event.version(),
                event.occurredAt(),
                new Author(
                        event.actor().subject(),
                        event.personal().actorName(),
                        event.actor().dialect()),
                event.getClass().getSimpleName(),
                changes(event));
    }

    private static List<Change> changes(TicketEvent event) {
        Changes changes = new Changes();
        switch (event) {
            case TicketCreated e -> {
                changes.add("number", null, String.valueOf(e.number()));
                changes.add("shortId", null, e.shortId());
                changes.add("origin", null, e.origin().word());
                changes.status(null, e.status(), null, e.statusLabel());
                changes.priority(null, e.priority());
                changes.assignment(Assignment.NONE, e.assignment());
                changes.details(Set.of(TicketField.values()), TicketDetails.NONE, e.allDetails());
            }
            case TicketClaimed e -> changes.add("claim.by", e.from(), e.by());
            case TicketReleased e -> changes.add("claim.by", e.from(), null);
            case TicketAssigned e -> changes.assignment(e.from(), e.to());
            case TicketStatusChanged e -> changes.status(e.from(), e.to(), e.fromLabel(), e.label());
            case TicketReopened e -> changes.status(e.from(), e.to(), e.fromLabel(), e.label());
            case TicketClosed e -> changes.status(e.from(), Status.CLOSED, e.fromLabel(), e.label());
            case TicketPriorityChanged e -> changes.priority(e.from(), e.to());
            case TicketReplied e -> changes.add("message", null, e.personal().message());
            case TicketRevised e -> changes.details(e.changed(), e.allBefore(), e.allAfter());
            case CustomerUnlinked e -> changes.customerGone(e.customer());
            case TicketDeleted e ->
                changes.add("deletedAt", null, e.occurredAt().toString());
        }
        return changes.list();
    }
}
