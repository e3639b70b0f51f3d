package io.ticketledger.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A type of ticket was given a channel in a guild; again for the same type and guild it replaces the former.
 *
 * @param channelConfigId the client's id of the setting, or the server's
 */
public record ChannelConfigured(
        UUID channelConfigId,
        long version,
        String workspace,
        Instant occurredAt,
        Actor actor,
        String guildId,
        String ticketType,
        String channelId,
        @Nullable UUID replacedConfigId,
        @Nullable String replacedChannelId,
        TicketEvent.ActorOnly personal,
        @Nullable String keyId)
        implements LedgerEvent {}
