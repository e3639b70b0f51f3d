package io.ticketledger.command.api.isp;

import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.isp.IspStatusChange;
import io.ticketledger.dialect.isp.IspUpdate;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import java.util.ArrayList;
import java.util.List;

/** What a request of this dialect asks of the ticket as it is: nothing that the ticket shows already. */
final class IspChanges {
    private IspChanges() {}

    static TicketUpdate of(IspUpdate update) {
        return present -> {
            List<TicketChange> changes = new ArrayList<>();
            IspUpdate.Changes asked = update.on(present);
            changes.add((stream, context) -> new ReviseTicket(stream, context, asked.fields(), asked.details()));
            Priority priority = asked.priority();
            if (priority != null) {
                changes.add((stream, context) -> new SetPriority(stream, context, priority));
            }
            return changes;
        };
    }

    static TicketUpdate of(IspStatusChange change) {
        return present -> {
            Status status = change.statusFor(present);
            return status == null
                    ? List.of()
                    : List.of((stream, context) -> new SetStatus(stream, context, status, null));
        };
    }
}
