package io.ticketledger.query.reports;

import org.jspecify.annotations.Nullable;

/** Tells whether a shelf holds what it should, and takes no more memory for many facts than for one. */
final class ShelfSum implements Tally {
    private final FactNumbers numbers;
    private final Sum expected = new Sum();
    private final Sum kept = new Sum();
    private boolean unreadable;

    ShelfSum(FactNumbers numbers) {
        this.numbers = numbers;
    }

    boolean differs() {
        return unreadable || !expected.is(kept);
    }

    /** What it should hold, as it is told. */
    String expected() {
        return expected.toString();
    }

    /** What it holds, as it is told. */
    String kept() {
        return unreadable ? "not readable" : kept.toString();
    }

    @Override
    public void keptCounts(String group, int day, FactKind kind, long number) {
        kept.add(number, numbers.count(group, day, kind));
    }

    @Override
    public void keptFact(String group, Fact fact) {
        kept.add(1, numbers.fact(group, fact));
    }

    @Override
    public void keptOpen(String group, long created, long number) {
        kept.add(number, numbers.open(group, created));
    }

    @Override
    public void unreadable(@Nullable String group) {
        unreadable = true;
    }

    @Override
    public void expect(String group, Fact fact) {
        expected.add(1, numbers.fact(group, fact));
        if (!fact.kind().isTime()) {
            expected.add(1, numbers.count(group, Months.dayOf(fact.at()), fact.kind()));
        }
        int sign = OpenTickets.sign(fact.kind());
        if (sign != 0) {
            expected.add(sign, numbers.open(group, fact.value()));
        }
    }
}
