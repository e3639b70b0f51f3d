package io.ticketledger.platform.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a list that is ordered by time and id. As text it stands in signed cursors. */
public record TimeCursor(Instant at, UUID id) {
    static final TimeCursor START = new TimeCursor(Instant.EPOCH, new UUID(0, 0));

    /** The place that was made into this text; null when it is none. */
    public static @Nullable TimeCursor parse(String text) {
        try {
            String[] parts = text.split(":", 2);
            return new TimeCursor(
                    Instant.ofEpochMilli(Math.clamp(Long.parseLong(parts[0]), 0, 253_402_300_799_999L)),
                    UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + ":" + id;
    }
}
