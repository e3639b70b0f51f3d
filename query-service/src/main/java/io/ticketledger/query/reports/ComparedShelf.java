package io.ticketledger.query.reports;

import org.jspecify.annotations.Nullable;

/**
 * A shelf that is being compared with the log. It has to hold what it says that it has counted, and what its projection
 * had applied before the shelf was read.
 */
final class ComparedShelf<T extends Tally> {
    private final @Nullable Long counted;
    private final T tally;
    private long newest;

    /** @param counted the position that it says it has counted last, null when it does not say so */
    ComparedShelf(@Nullable Long counted, T tally) {
        this.counted = counted;
        this.tally = tally;
    }

    T tally() {
        return tally;
    }

    @Nullable
    Long counted() {
        return counted;
    }

    /** The position of the newest fact that it should have counted, 0 when there is none. */
    long newest() {
        return newest;
    }

    /** Whether the position that it says it has counted last is that of its newest fact. */
    boolean saysWhatItCounted() {
        return counted != null && counted == newest;
    }

    /** The log has that fact. */
    void fact(long position, long applied, String group, Fact fact) {
        boolean due = counted == null ? position <= applied : position <= Math.max(counted, applied);
        if (due) {
            newest = Math.max(newest, position);
            tally.expect(group, fact);
        }
    }
}
