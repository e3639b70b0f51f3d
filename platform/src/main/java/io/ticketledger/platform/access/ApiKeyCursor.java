package io.ticketledger.platform.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a workspace's list of keys. It is not signed: it only says where to go on in a list that its holder may
 * read anyway.
 */
public record ApiKeyCursor(Instant createdAt, UUID id) {
    static final ApiKeyCursor START = new ApiKeyCursor(Instant.EPOCH, new UUID(0, 0));

    public static ApiKeyCursor after(ApiKey key) {
        return new ApiKeyCursor(key.createdAt(), key.id());
    }

    /** The cursor that was made into this text; null when it is none. */
    public static @Nullable ApiKeyCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(":", 2);
            return new ApiKeyCursor(
                    Instant.ofEpochMilli(Math.clamp(Long.parseLong(parts[0]), 0, 253_402_300_799_999L)),
                    UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        byte[] plain = (createdAt.toEpochMilli() + ":" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
