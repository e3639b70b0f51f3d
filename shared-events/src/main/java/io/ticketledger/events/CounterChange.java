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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By how much an event moves one counter of its workspace: a pure function of the event.
 *
 * @param key what is counted within the dimension; {@code NONE} for a priority without a level
 */
public record CounterChange(Dimension dimension, String key, long by) {

    /** What tickets are counted by. A ticket without a type is counted in none of TYPE. */
    public enum Dimension {
        STATUS,
        PRIORITY,
        TYPE,
        TOTAL
    }

    /** The key of the priority counter for tickets that have no level. */
    public static final String NO_LEVEL = "NONE";

    /** The only key of {@link Dimension#TOTAL}. */
    public static final String ALL = "all";

    /** The changes that the event makes; none for most. */
    public static List<CounterChange> of(TicketEvent event) {
        List<CounterChange> changes = new ArrayList<>();
        switch (event) {
            case TicketCreated e ->
                ticket(changes, e.status(), e.priority(), e.details().type(), 1);
            case TicketDeleted e -> ticket(changes, e.status(), e.priority(), e.type(), -1);
            case TicketStatusChanged e ->
                move(changes, Dimension.STATUS, e.from().name(), e.to().name());
            case TicketReopened e -> move(changes, Dimension.STATUS, e.from().name(), e.to().name());
            case TicketClosed e -> move(changes, Dimension.STATUS, e.from().name(), Status.CLOSED.name());
            case TicketPriorityChanged e -> move(changes, Dimension.PRIORITY, level(e.from()), level(e.to()));
            case TicketRevised e -> {
                if (e.changed().contains(TicketField.TYPE)) {
                    move(changes, Dimension.TYPE, e.before().type(), e.after().type());
                }
            }
            case TicketClaimed e -> {}
            case TicketReleased e -> {}
            case TicketAssigned e -> {}
            case TicketReplied e -> {}
            case CustomerUnlinked e -> {}
        }
        return changes;
    }

    private static void ticket(
            List<CounterChange> changes, Status status, @Nullable Priority priority, @Nullable String type, long by) {
        changes.add(new CounterChange(Dimension.TOTAL, ALL, by));
        changes.add(new CounterChange(Dimension.STATUS, status.name(), by));
        changes.add(new CounterChange(Dimension.PRIORITY, level(priority), by));
        if (type != null) {
            changes.add(new CounterChange(Dimension.TYPE, type, by));
        }
    }

    private static void move(
            List<CounterChange> changes, Dimension dimension, @Nullable String from, @Nullable String to) {
        if (from != null && !from.equals(to)) {
            changes.add(new CounterChange(dimension, from, -1));
        }
        if (to != null && !to.equals(from)) {
            changes.add(new CounterChange(dimension, to, 1));
        }
    }

    private static String level(@Nullable Priority priority) {
        return priority == null || priority.level() == null
                ? NO_LEVEL
                : priority.level().name();
    }
}
