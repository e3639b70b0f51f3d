package io.ticketledger.command.api.church;

import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.church.ChurchCreate;
import io.ticketledger.dialect.church.ChurchUpdate;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.platform.access.Caller;
import java.util.ArrayList;
import java.util.List;

/** What requests of this API mean for a ticket. */
final class ChurchParts {
    private ChurchParts() {}

    static NewTicket newTicket(ChurchCreate ticket, Caller caller) {
        return new NewTicket(
                null,
                ticket.ticketId(),
                null,
                ticket.status(),
                null,
                ticket.priority(),
                Assignment.NONE,
                ticket.askedBy(caller.subject(), caller.displayName()),
                null,
                ticket.closedAt(),
                ticket.changeLog());
    }

    /** @throws ApiException Forbidden when the status would change and the caller may not do that */
    static List<TicketChange> of(ChurchUpdate.Changes changes, Caller caller) {
        List<TicketChange> parts = new ArrayList<>();
        Status status = changes.status();
        if (status != null) {
            if (!caller.may(Permission.SET_STATUS)) {
                throw new ApiException(new ApiError.Forbidden(Permission.SET_STATUS));
            }
            parts.add((stream, context) -> new SetStatus(stream, context, status, null));
        }
        Priority priority = changes.priority();
        if (priority != null) {
            parts.add((stream, context) -> new SetPriority(stream, context, priority));
        }
        if (!changes.fields().isEmpty()) {
            parts.add((stream, context) -> new ReviseTicket(stream, context, changes.fields(), changes.details()));
        }
        return parts;
    }
}
