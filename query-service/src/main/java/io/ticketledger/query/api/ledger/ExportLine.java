package io.ticketledger.query.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketledger.dialect.ledger.LedgerTicket;
import io.ticketledger.events.Ticket;
import io.ticketledger.query.exports.ExportedTicket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export: a ticket, that one was deleted, or the end.
 *
 * @param is {@code ticket}, {@code deleted} or {@code end}
 * @param cursor where an export goes on behind this line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportLine(
        String is,
        String cursor,
        @Nullable UUID id,
        @Nullable Long number,
        @Nullable LedgerTicket ticket) {

    static ExportLine of(ExportedTicket exported) {
        Ticket ticket = exported.ticket();
        return ticket.deletedAt() == null
                ? new ExportLine("ticket", exported.cursor(), ticket.id(), ticket.number(), LedgerTicket.of(ticket))
                : new ExportLine("deleted", exported.cursor(), ticket.id(), ticket.number(), null);
    }

    static ExportLine end(String cursor) {
        return new ExportLine("end", cursor, null, null, null);
    }
}
