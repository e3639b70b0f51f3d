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

    /** Of what was answered from two places: the one that may be further behind. */
    public Freshness and(Freshness other) {
        boolean mine = lagMillis != null && (other.lagMillis == null || lagMillis > other.lagMillis);
        return mine ? this : other;
    }

    static Freshness behind(long millis) {
        return new Freshness(Math.max(0, millis));
    }
}
