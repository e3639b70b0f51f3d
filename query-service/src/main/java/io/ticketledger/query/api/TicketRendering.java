package io.ticketledger.query.api;

import io.ticketledger.events.Dialect;
import io.ticketledger.query.audit.TicketThen;

/** Shows a ticket, as it was at some moment, as one API's own GET would have. */
public interface TicketRendering {
    Dialect dialect();

    /** Whether it shows replies or changes beside the ticket. */
    default boolean showsParts() {
        return false;
    }

    /** The body of the answer. */
    Object show(TicketThen then);
}
