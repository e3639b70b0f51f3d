package io.ticketledger.query.api.isp;

import io.ticketledger.dialect.isp.IspAnswer;
import io.ticketledger.dialect.isp.IspTicket;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the isp API shows it. */
@Component
class IspTicketRendering implements TicketRendering {
    @Override
    public Dialect dialect() {
        return Dialect.ISP;
    }

    @Override
    public boolean showsParts() {
        return true;
    }

    @Override
    public Object show(TicketThen then) {
        return IspAnswer.read(IspTicket.of(
                then.ticket(), then.replies().stream().map(IspQueries::reply).toList()));
    }
}
