package io.ticketledger.query.api.discord;

import io.ticketledger.dialect.discord.DiscordTicket;
import io.ticketledger.events.Dialect;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.TicketThen;
import org.springframework.stereotype.Component;

/** A ticket as the discord API shows it. */
@Component
class DiscordTicketRendering implements TicketRendering {
    @Override
    public Dialect dialect() {
        return Dialect.DISCORD;
    }

    @Override
    public Object show(TicketThen then) {
        return DiscordTicket.of(then.ticket());
    }
}
