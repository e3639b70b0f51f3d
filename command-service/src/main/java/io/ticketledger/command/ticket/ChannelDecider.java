package io.ticketledger.command.ticket;

import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.events.TicketEvent.ActorOnly;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the configuration of a channel makes of the one that there is. Pure. */
public final class ChannelDecider {
    private ChannelDecider() {}

    /**
     * The event that follows, or none when it is already so.
     *
     * @throws RefusedException NOT_FOUND for another workspace's channel, before any other rule
     */
    public static List<ChannelConfigured> decide(ConfigureChannel command, @Nullable TicketChannel channel) {
        CommandContext context = command.context();
        if (channel != null && !channel.workspace().equals(context.workspace())) {
            throw new RefusedException(RefusalCode.NOT_FOUND, "guildId", "There is no such channel.");
        }
        long version = channel == null ? 0 : channel.version();
        Set<Long> ifVersion = context.ifVersion();
        if (ifVersion != null && !ifVersion.contains(version)) {
            throw new RefusedException(
                    RefusalCode.VERSION_MISMATCH, "The channel is at version " + version + " by now.");
        }
        Instant occurredAt = EventMaker.time(channel == null ? null : channel.updatedAt(), context);
        UUID present = channel == null ? command.newId() : channel.id();
        UUID wanted = command.id() == null ? present : command.id();
        if (channel != null
                && wanted.equals(channel.id())
                && command.channelId().equals(channel.channelId())) {
            return List.of();
        }
        return List.of(new ChannelConfigured(
                wanted,
                version + 1,
                context.workspace(),
                occurredAt,
                context.actor(),
                command.guildId(),
                command.ticketType(),
                command.channelId(),
                channel == null ? null : channel.id(),
                channel == null ? null : channel.channelId(),
                new ActorOnly(context.actorName()),
                null));
    }
}
