package io.ticketledger.query.exports;

import io.ticketledger.events.Ticket;

/**
 * A ticket at the place of its newest event.
 *
 * @param cursor where an export goes on behind it
 * @param ticket as it is now, deleted or not
 */
public record ExportedTicket(String cursor, Ticket ticket) {}
