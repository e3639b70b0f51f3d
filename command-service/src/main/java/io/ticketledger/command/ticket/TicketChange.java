package io.ticketledger.command.ticket;

/** What a client wants of a ticket, before its stream and the time are known. */
@FunctionalInterface
public interface TicketChange {
    TicketCommand on(String streamId, CommandContext context);

    /** Several changes as one, worked out on the ticket as it is. */
    static TicketChange of(TicketUpdate update) {
        return (streamId, context) -> new TicketCommand.UpdateTicket(streamId, context, update);
    }
}
