package io.ticketledger.query.reports;

import java.util.Comparator;

/**
 * Something that counts in a report.
 *
 * @param at when it occurred, in milliseconds
 * @param value see {@link FactKind}; 0 where the kind has none
 */
record Fact(long at, FactKind kind, long value) implements Comparable<Fact> {
    private static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::at).thenComparing(Fact::kind).thenComparingLong(Fact::value);

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
