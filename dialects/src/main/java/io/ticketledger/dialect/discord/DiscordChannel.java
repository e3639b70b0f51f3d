package io.ticketledger.dialect.discord;

import io.ticketledger.events.TicketChannel;
import java.util.UUID;

/** The JSON of the channel that a type of ticket has in a guild. */
public record DiscordChannel(UUID id, String ticketType, String guildId, String channelId) {

    /** The channel as this API shows it. */
    public static DiscordChannel of(TicketChannel channel) {
        return new DiscordChannel(channel.id(), channel.ticketType(), channel.guildId(), channel.channelId());
    }
}
