package io.ticketledger.query.api.helpdesk;

import io.ticketledger.dialect.helpdesk.HelpdeskAnswer.Item;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the helpdesk API shows it. */
@Component
class HelpdeskTicketRendering implements TicketRendering {
    @Override
    public Dialect dialect() {
        return Dialect.HELPDESK;
    }

    @Override
    public boolean showsParts() {
        return true;
    }

    @Override
    public Object show(TicketThen then) {
        return new Item(HelpdeskQueries.shown(then.ticket(), then.replies(), then.changeLog()));
    }
}
