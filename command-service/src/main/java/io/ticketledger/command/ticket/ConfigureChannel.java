package io.ticketledger.command.ticket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** A stream's name must fit into the index of the log. */
    private static final int LONGEST_PART = 255;

    /**
     * The stream of that guild's and type's settings: its parts are percent-encoded, so that none can pass for another;
     * of a long one there is the SHA-256, after a tilde, which no encoded part has.
     */
    public String streamId() {
        return "channel:" + encode(context.workspace()) + ':' + encode(guildId) + ':' + encode(ticketType);
    }

    private static String encode(String part) {
        String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8);
        return encoded.length() <= LONGEST_PART ? encoded : '~' + sha256(encoded);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
