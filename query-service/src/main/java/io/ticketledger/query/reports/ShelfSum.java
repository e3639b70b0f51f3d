package io.ticketledger.query.reports;

import org.jspecify.annotations.Nullable;

/** Tells whether a shelf holds what it should, and takes no more memory for many facts than for one. */
final class ShelfSum implements Tally {
    private final FactSums sums;
    private long expected;
    private long kept;
    private boolean unreadable;

    ShelfSum(FactSums sums) {
        this.sums = sums;
    }

    boolean differs() {
        return unreadable || expected != kept;
    }

    /** The sum of what it should hold, as it is told. */
    String expected() {
        return "sum " + Long.toHexString(expected);
    }

    /** That of what it holds. */
    String kept() {
        return unreadable ? "not readable" : "sum " + Long.toHexString(kept);
    }

    @Override
    public void keptCounts(String group, int day, FactKind kind, long number) {
        kept += number * sums.count(group, day, kind);
    }

    @Override
    public void keptFact(String group, Fact fact) {
        kept += sums.fact(group, fact);
    }

    @Override
    public void keptOpen(String group, long created, long number) {
        kept += number * sums.open(group, created);
    }

    @Override
    public void unreadable(@Nullable String group) {
        unreadable = true;
    }

    @Override
    public void expect(String group, Fact fact) {
        expected += sums.worth(group, fact);
    }
}
