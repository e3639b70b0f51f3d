package io.ticketledger.query.reports;

import org.jspecify.annotations.Nullable;

/** Takes in what a shelf holds and what it should hold, to tell in the end whether these are the same. */
interface Tally {

    /** The shelf has so many facts of a counted kind on that day. */
    void keptCounts(String group, int day, FactKind kind, long number);

    /** It has that fact. */
    void keptFact(String group, Fact fact);

    /** It has so many open tickets of that creation; fewer than none where more went than came. */
    void keptOpen(String group, long created, long number);

    /**
     * What it has can't be read, or contradicts itself.
     *
     * @param group null when that is so of more than one
     */
    void unreadable(@Nullable String group);

    /** It should have what comes of that fact. */
    void expect(String group, Fact fact);
}
