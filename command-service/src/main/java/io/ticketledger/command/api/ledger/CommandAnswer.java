package io.ticketledger.command.api.ledger;

import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ledger.LedgerTicket;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.json.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a command on a ticket.
 *
 * @param events what the command added to the ticket's history; empty when it was already so
 */
record CommandAnswer(UUID ticketId, long number, long version, List<Happened> events, LedgerTicket ticket) {

    /** One event, by its name in the catalogue. */
    record Happened(String type, long version, Instant occurredAt) {
        static Happened of(LedgerEvent event) {
            return new Happened(EventType.of(event).storedName(), event.version(), event.occurredAt());
        }
    }

    static CommandAnswer of(TicketOutcome outcome) {
        return new CommandAnswer(
                outcome.ticket().id(),
                outcome.ticket().number(),
                outcome.ticket().version(),
                outcome.events().stream().map(Happened::of).toList(),
                LedgerTicket.of(outcome.ticket()));
    }
}
