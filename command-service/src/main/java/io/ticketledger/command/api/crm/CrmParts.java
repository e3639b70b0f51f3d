package io.ticketledger.command.api.crm;

import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.ticket.AssignmentPart;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.crm.CrmChanges;
import io.ticketledger.dialect.crm.CrmChanges.PriorityChange;
import io.ticketledger.dialect.crm.CrmChanges.StatusChange;
import io.ticketledger.dialect.crm.CrmCreation;
import io.ticketledger.platform.access.Caller;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the crm API asks for, as the core's commands. */
final class CrmParts {
    private static final Set<AssignmentPart> WHOLE_ASSIGNMENT = EnumSet.allOf(AssignmentPart.class);

    private CrmParts() {}

    static NewTicket newTicket(CrmCreation creation) {
        return new NewTicket(
                null,
                null,
                null,
                creation.status(),
                creation.statusLabel(),
                creation.priority(),
                creation.assignment(),
                creation.details(),
                null,
                null,
                null);
    }

    /**
     * The parts of an update; one that changes nothing yields no event.
     *
     * @throws ApiException {@code Forbidden} when the status changes and the caller may not
     */
    static List<TicketChange> of(CrmChanges changes, Caller caller) {
        List<TicketChange> parts = new ArrayList<>();
        StatusChange status = changes.status();
        if (status != null) {
            if (!caller.may(Permission.SET_STATUS)) {
                throw new ApiException(new ApiError.Forbidden(Permission.SET_STATUS));
            }
            parts.add((stream, context) -> new SetStatus(stream, context, status.to(), status.label()));
        }
        PriorityChange priority = changes.priority();
        if (priority != null) {
            parts.add((stream, context) -> new SetPriority(stream, context, priority.to()));
        }
        String reply = changes.reply();
        if (reply != null) {
            parts.add((stream, context) -> new Reply(stream, context, reply, null));
        }
        parts.add((stream, context) -> new AssignTicket(stream, context, WHOLE_ASSIGNMENT, changes.assignment()));
        parts.add((stream, context) -> new ReviseTicket(stream, context, changes.fields(), changes.details()));
        return parts;
    }
}
