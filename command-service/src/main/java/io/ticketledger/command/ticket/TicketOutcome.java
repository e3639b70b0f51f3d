package io.ticketledger.command.ticket;

import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import java.util.List;

/**
 * What a command did.
 *
 * @param streamId the ticket's event stream
 * @param ticket the ticket folded from its events, the new ones included
 * @param events the new ones; empty when it was already so
 */
public record TicketOutcome(String streamId, Ticket ticket, List<TicketEvent> events) {
    public TicketOutcome {
        events = List.copyOf(events);
    }
}
