package io.ticketledger.command.api.ledger;

import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.events.TicketChannel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The answer to {@code configure-channel}. */
record ChannelAnswer(long version, List<CommandAnswer.Happened> events, ChannelJson channel) {

    /** The channel as it is now. */
    record ChannelJson(UUID id, String ticketType, String guildId, String channelId, long version, Instant updatedAt) {}

    static ChannelAnswer of(ChannelOutcome outcome) {
        TicketChannel channel = outcome.channel();
        return new ChannelAnswer(
                channel.version(),
                outcome.events().stream().map(CommandAnswer.Happened::of).toList(),
                new ChannelJson(
                        channel.id(),
                        channel.ticketType(),
                        channel.guildId(),
                        channel.channelId(),
                        channel.version(),
                        channel.updatedAt()));
    }
}
