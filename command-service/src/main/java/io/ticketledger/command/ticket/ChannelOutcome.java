package io.ticketledger.command.ticket;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.TicketChannel;
import java.util.List;

/**
 * What the configuration of a channel did.
 *
 * @param events the new ones; empty when it was already so
 */
public record ChannelOutcome(String streamId, TicketChannel channel, List<ChannelConfigured> events) {
    public ChannelOutcome {
        events = List.copyOf(events);
    }
}
