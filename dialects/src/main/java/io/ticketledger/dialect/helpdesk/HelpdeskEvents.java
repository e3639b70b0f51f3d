package io.ticketledger.dialect.helpdesk;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.ChangeLogEntry.Change;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the change log in the help desk's words. */
final class HelpdeskEvents {
    /** A value is shown up to here. */
    private static final int LONGEST = 200;

    private HelpdeskEvents() {}

    static String itemType(ChangeLogEntry entry) {
        return switch (entry.action()) {
            case "TicketClaimed", "TicketReleased" -> "claim";
            case "TicketAssigned" -> "assignment";
            case "TicketStatusChanged", "TicketReopened", "TicketClosed" -> "status";
            case "TicketPriorityChanged" -> "priority";
            case "CustomerUnlinked" -> "customer";
            default -> "ticket";
        };
    }

    static String description(ChangeLogEntry entry) {
        String what = switch (entry.action()) {
            case "TicketCreated" -> "Ticket created";
            case "TicketClaimed" -> "Ticket claimed";
            case "TicketReleased" -> "Claim given up";
            case "TicketAssigned" -> "Assignment changed";
            case "TicketStatusChanged" -> "Status changed";
            case "TicketReopened" -> "Ticket reopened";
            case "TicketClosed" -> "Ticket closed";
            case "TicketPriorityChanged" -> "Priority changed";
            case "CustomerUnlinked" -> "Customer unlinked";
            case "TicketDeleted" -> "Ticket deleted";
            default -> "Ticket changed";
        };
        List<String> changes = new ArrayList<>();
        for (Change change : entry.changes()) {
            changes.add(change.field() + ": " + shown(change.field(), change.from()) + " → "
                    + shown(change.field(), change.to()));
        }
        return changes.isEmpty() ? what + "." : what + ": " + String.join("; ", changes);
    }

    private static String shown(String field, @Nullable String value) {
        if (value == null) {
            return "(none)";
        }
        return switch (field) {
            case "status" -> HelpdeskVocabulary.word(Status.valueOf(value));
            case "priority" -> priority(value);
            default -> cut(value);
        };
    }

    /** The change log has a level's name, or the label of a priority without a level. */
    private static String priority(String value) {
        for (PriorityLevel level : PriorityLevel.values()) {
            if (level.name().equals(value)) {
                return HelpdeskVocabulary.word(level);
            }
        }
        return cut(value);
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
