package io.ticketledger.query.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.concurrent.TimeUnit;

/**
 * A group's UTC month in a workspace.
 *
 * @param month counted from the year 0
 */
record CellKey(String workspace, int month, String group) {
    static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    static CellKey of(String workspace, String group, long at) {
        return new CellKey(workspace, monthOf(at), group);
    }

    /** The key of the cell's document. Names of workspaces have no bar. */
    String id() {
        return workspace + '|' + month + '|' + group;
    }

    /** The beginning of a day of the month. */
    long start(int day) {
        return start(month, day);
    }

    static long start(int month, int day) {
        return yearMonth(month).atDay(day).toEpochDay() * DAY_MILLIS;
    }

    static int dayOf(long at) {
        return date(at).getDayOfMonth();
    }

    static int monthOf(long at) {
        return (int) date(at).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private static LocalDate date(long at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at, DAY_MILLIS));
    }

    private static YearMonth yearMonth(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }
}
