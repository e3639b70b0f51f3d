package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.LedgerTicket;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the native API shows it. */
@Component
class LedgerTicketRendering implements TicketRendering {
    @Override
    public Dialect dialect() {
        return Dialect.LEDGER;
    }

    @Override
    public Object show(TicketThen then) {
        return LedgerTicket.of(then.ticket());
    }
}
