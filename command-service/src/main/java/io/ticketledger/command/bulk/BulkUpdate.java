package io.ticketledger.command.bulk;

import io.ticketledger.command.ticket.AssignmentPart;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What actions mean for one ticket as it is. What the ticket already shows is left out, here or by the decision. */
final class BulkUpdate {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private BulkUpdate() {}

    /** Solves a ticket that is neither solved nor closed by then. */
    static final TicketUpdate SOLVE = present -> switch (present.status()) {
        case SOLVED, CLOSED -> List.of();
        case NEW, OPEN, PENDING, ON_HOLD ->
            List.of((stream, context) -> new SetStatus(stream, context, Status.SOLVED, null));
    };

    static TicketUpdate of(List<BulkAction> actions) {
        List<BulkAction> counting = IntStream.range(0, actions.size())
                .filter(place -> counts(actions, place))
                .mapToObj(actions::get)
                .toList();
        return present -> counting.stream()
                .map(action -> change(action, present))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether no later action of the same kind takes its place. */
    private static boolean counts(List<BulkAction> actions, int place) {
        BulkAction action = actions.get(place);
        return action instanceof BulkAction.Reply
                || actions.stream().skip(place + 1L).noneMatch(later -> later.getClass() == action.getClass());
    }

    private static @Nullable TicketChange change(BulkAction action, Ticket present) {
        return switch (action) {
            case BulkAction.Status(var to) -> (stream, context) -> new SetStatus(stream, context, to, null);
            case BulkAction.Priority(var level, var label) ->
                shown(present) == level
                        ? null
                        : (stream, context) -> new SetPriority(stream, context, new Priority(label, level));
            case BulkAction.Group(var to) ->
                to == null && showsNoGroup(present)
                        ? null
                        : assign(AssignmentPart.GROUP, new Assignment(to, null, null, null, null));
            case BulkAction.Owner(var to) -> assign(AssignmentPart.OWNER, new Assignment(null, to, null, null, null));
            case BulkAction.Title(var to) ->
                (stream, context) -> new ReviseTicket(stream, context, Set.of(TicketField.TITLE), titled(to));
            case BulkAction.Claim(var by) -> (stream, context) -> new ClaimTicket(stream, context, by, false);
            case BulkAction.Reply(var message) ->
                (stream, context) ->
                        new io.ticketledger.command.ticket.TicketCommand.Reply(stream, context, message, null);
            case BulkAction.Delete() -> DeleteTicket::new;
        };
    }

    private static PriorityLevel shown(Ticket present) {
        Priority priority = present.priority();
        return priority == null || priority.level() == null ? PriorityLevel.MEDIUM : priority.level();
    }

    private static boolean showsNoGroup(Ticket present) {
        String group = present.assignment().group();
        return group == null || !NUMBER.matcher(group).matches();
    }

    static TicketDetails titled(String title) {
        return TicketDetails.of(field -> field == TicketField.TITLE ? title : null);
    }

    private static TicketChange assign(AssignmentPart part, Assignment to) {
        return (stream, context) -> new AssignTicket(stream, context, Set.of(part), to);
    }
}
