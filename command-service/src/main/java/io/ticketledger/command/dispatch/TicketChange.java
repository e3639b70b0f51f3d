package io.ticketledger.command.dispatch;

import io.ticketledger.command.ticket.CommandContext;
import io.ticketledger.command.ticket.TicketCommand;

/** What a client wants of a ticket, before its stream and the time are known. */
@FunctionalInterface
public interface TicketChange {
    TicketCommand on(String streamId, CommandContext context);
}
