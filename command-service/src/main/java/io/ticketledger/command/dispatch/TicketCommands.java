package io.ticketledger.command.dispatch;

import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.access.Caller;

/**
 * The inbound port of every API that writes.
 *
 * <p>All methods throw {@link RefusedException} when a rule refuses the command, and {@link ApiException} FORBIDDEN
 * when the caller brings history along without TICKET_IMPORT, IDEMPOTENCY_CONFLICT when a key was used for another
 * request, UNAVAILABLE when the race for the ticket was lost too often or the store is out of reach.
 */
public interface TicketCommands {

    /** Lets a batch be begun; IDEMPOTENCY_CONFLICT when its key was used for another request, or a part of one. */
    void requireSameRequest(Caller caller, IdempotencyKey key);

    /** Creates a ticket. */
    TicketOutcome create(NewTicket ticket, Call call);

    /** Changes a ticket; NOT_FOUND when the caller's workspace has none of that name. */
    TicketOutcome change(TicketRef ticket, TicketChange change, Call call);

    /** Configures a channel. */
    ChannelOutcome configure(NewChannel channel, Call call);
}
