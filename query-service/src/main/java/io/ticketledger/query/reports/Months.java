package io.ticketledger.query.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.concurrent.TimeUnit;

/** UTC months, counted from the year 0, and their days, out of milliseconds. */
final class Months {
    static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private Months() {}

    static int of(long at) {
        return (int) date(at).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    static int dayOf(long at) {
        return date(at).getDayOfMonth();
    }

    static long start(int month) {
        return start(month, 1);
    }

    /** The beginning of a day of the month. */
    static long start(int month, int day) {
        return yearMonth(month).atDay(day).toEpochDay() * DAY_MILLIS;
    }

    /** How many days the month has. */
    static int days(int month) {
        return yearMonth(month).lengthOfMonth();
    }

    static YearMonth yearMonth(int month) {
        return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    }

    private static LocalDate date(long at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at, DAY_MILLIS));
    }
}
