package io.ticketledger.events;

import java.time.Instant;
import java.util.UUID;

/** The channel that a type of ticket has in a guild: the fold of {@link ChannelConfigured}. */
public record TicketChannel(
        UUID id,
        String workspace,
        String guildId,
        String ticketType,
        String channelId,
        long version,
        Instant updatedAt) {

    /** The channel after the event: each configuration replaces the one before it. */
    public static TicketChannel of(ChannelConfigured event) {
        return new TicketChannel(
                event.channelConfigId(),
                event.workspace(),
                event.guildId(),
                event.ticketType(),
                event.channelId(),
                event.version(),
                event.occurredAt());
    }
}
