package io.ticketledger.query.consistency;

import org.jspecify.annotations.Nullable;

/**
 * Whether an answer holds everything that was committed when its request came.
 *
 * @param lagMillis by how much it may be behind, null when it is not known to be
 */
public record Freshness(@Nullable Long lagMillis) {
    /** It does, or nobody asked. */
    public static final Freshness FRESH = new Freshness(null);

    static Freshness behind(long millis) {
        return new Freshness(Math.max(0, millis));
    }
}
