package io.ticketledger.command.api.ledger;

import io.ticketledger.command.dispatch.NewChannel;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command as a client of this API wrote it, parsed. */
sealed interface LedgerCommand {

    /** When it happened, null for now. */
    @Nullable
    Instant occurredAt();

    record Create(NewTicket ticket, @Nullable Instant occurredAt) implements LedgerCommand {}

    record Change(
            TicketRef ticket, TicketChange change, @Nullable Instant occurredAt) implements LedgerCommand {}

    record Configure(NewChannel channel) implements LedgerCommand {
        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
