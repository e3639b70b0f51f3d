package io.ticketledger.query.api.crm;

import io.ticketledger.dialect.crm.CrmTicket;
import io.ticketledger.dialect.crm.CrmVocabulary;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the crm API shows it. */
@Component
class CrmTicketRendering implements TicketRendering {
    private final CrmVocabulary words;

    CrmTicketRendering(CrmVocabulary words) {
        this.words = words;
    }

    @Override
    public Dialect dialect() {
        return Dialect.CRM;
    }

    @Override
    public Object show(TicketThen then) {
        return CrmTicket.of(then.ticket(), words);
    }
}
