package io.ticketledger.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by time and id. It is not signed: it only says where to go on in a list that its
 * holder may read anyway.
 */
public record TimeCursor(Instant at, UUID id) {
    static final TimeCursor START = new TimeCursor(Instant.EPOCH, new UUID(0, 0));

    /** The cursor that was made into this text; null when it is none. */
    public static @Nullable TimeCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(":", 2);
            return new TimeCursor(
                    Instant.ofEpochMilli(Math.clamp(Long.parseLong(parts[0]), 0, 253_402_300_799_999L)),
                    UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        byte[] plain = (at.toEpochMilli() + ":" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
