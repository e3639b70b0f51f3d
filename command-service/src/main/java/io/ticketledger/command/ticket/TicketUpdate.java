package io.ticketledger.command.ticket;

import io.ticketledger.events.Ticket;
import java.util.List;

/**
 * Works out what an update means for the ticket as it is at the moment of deciding: a part that the ticket already
 * shows in the writer's vocabulary is left out here. Pure. It may refuse by an exception, and then nothing happens.
 */
@FunctionalInterface
public interface TicketUpdate {
    /** The changes to be made; none when the ticket is already so. */
    List<TicketChange> on(Ticket present);
}
