package io.ticketledger.command.ticket;

/** What a client wants of a ticket, before its stream and the time are known. */
@FunctionalInterface
public interface TicketChange {
    TicketCommand on(String streamId, CommandContext context);
}
