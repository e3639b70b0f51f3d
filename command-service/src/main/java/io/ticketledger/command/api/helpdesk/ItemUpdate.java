package io.ticketledger.command.api.helpdesk;

import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.helpdesk.HelpdeskUpdate;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an update of an item changes. This API has a word of its own for every status, so what a ticket shows already
 * is what it is already, and the core leaves it alone.
 */
record ItemUpdate(HelpdeskUpdate asked) implements TicketUpdate {

    @Override
    public List<TicketChange> on(Ticket present) {
        List<TicketChange> changes = new ArrayList<>();
        Map<TicketField, String> values = new EnumMap<>(TicketField.class);
        if (asked.externalId() != null) {
            values.put(TicketField.CUSTOMER_EXTERNAL_ID, asked.externalId());
        }
        if (asked.title() != null) {
            values.put(TicketField.TITLE, asked.title());
        }
        if (!values.isEmpty()) {
            TicketDetails to = TicketDetails.of(values::get);
            changes.add((stream, context) -> new ReviseTicket(stream, context, values.keySet(), to));
        }
        Status status = asked.status();
        if (status != null) {
            changes.add((stream, context) -> status == Status.CLOSED
                    ? new CloseTicket(stream, context, null)
                    : new SetStatus(stream, context, status, null));
        }
        return changes;
    }
}
