package io.ticketledger.command.ticket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives a type of ticket a channel in a guild, replacing the one that it had.
 *
 * @param id the client's id of the setting; null for the present one or, at first, {@code newId}
 * @param newId the server's id, in case one is needed
 */
public record ConfigureChannel(
        CommandContext context,
        String guildId,
        String ticketType,
        String channelId,
        @Nullable UUID id,
        UUID newId) {

    /** The stream of that guild's and type's settings: its parts are percent-encoded, so that none can pass for another. */
    public String streamId() {
        return "channel:" + encode(context.workspace()) + ':' + encode(guildId) + ':' + encode(ticketType);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
