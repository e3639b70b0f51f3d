package io.ticketledger.command.dispatch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The channel that a client wants a type of ticket to have in a guild. */
public record NewChannel(@Nullable UUID id, String guildId, String ticketType, String channelId) {}
