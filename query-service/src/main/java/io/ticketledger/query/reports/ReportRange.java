package io.ticketledger.query.reports;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param only the one group that is asked for, null for all
 * @param asOf what occurred later is left out, null for nothing
 * @param now when the report is made: a period that has not ended is measured then
 */
public record ReportRange(
        Periods periods,
        Dimension dimension,
        @Nullable String only,
        @Nullable Instant asOf,
        Instant now) {

    /** The first instant of which nothing counts any more. */
    long limit() {
        return asOf == null ? periods.to() : Math.min(periods.to(), asOf.toEpochMilli() + 1);
    }

    /** When the tickets are looked at that are open at the end of a period: then, or at asOf or now if that is before. */
    long measuredAt(int period) {
        return Math.min(periods.end(period), latest());
    }

    /** The first instant of which nothing counts any more at the end of a period. */
    long limit(int period) {
        return Math.min(periods.end(period), limit());
    }

    /** Whether anything can be known of a period's end: one that has not begun has no figures. */
    boolean hasBegun(int period) {
        return periods.begin(period) <= latest();
    }

    private long latest() {
        return (asOf == null || asOf.isAfter(now) ? now : asOf).toEpochMilli();
    }

    /** @throws TooManyRowsException when so many groups have too many rows */
    void checkRows(int groups) {
        long rows = (long) groups * periods.size();
        if (rows > ReportsQuery.MOST_ROWS) {
            throw new TooManyRowsException(rows, ReportsQuery.MOST_ROWS);
        }
    }

    /** The beginnings of the UTC days that lie in more than one period, or in part in none. */
    Set<Long> cutDays() {
        Set<Long> days = new HashSet<>();
        for (long bound : periods.bounds()) {
            addCut(days, bound);
        }
        addCut(days, limit());
        return days;
    }

    private static void addCut(Set<Long> days, long instant) {
        long past = Math.floorMod(instant, Months.DAY_MILLIS);
        if (past != 0) {
            days.add(instant - past);
        }
    }
}
