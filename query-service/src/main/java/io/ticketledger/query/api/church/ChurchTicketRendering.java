package io.ticketledger.query.api.church;

import io.ticketledger.dialect.church.ChurchTicket;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the church API shows it. */
@Component
class ChurchTicketRendering implements TicketRendering {
    @Override
    public Dialect dialect() {
        return Dialect.CHURCH;
    }

    @Override
    public boolean showsParts() {
        return true;
    }

    @Override
    public Object show(TicketThen then) {
        return ChurchTicket.of(then.ticket(), then.changeLog());
    }
}
