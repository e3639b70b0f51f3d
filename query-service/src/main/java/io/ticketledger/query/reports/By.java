package io.ticketledger.query.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The length of a report's periods. */
public enum By {
    DAY("day", 30, DateTimeFormatter.ISO_LOCAL_DATE),
    /** From Monday to Sunday, named as ISO 8601 does: {@code 2012-W40}. */
    WEEK(
            "week",
            12,
            new DateTimeFormatterBuilder()
                    .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                    .appendLiteral("-W")
                    .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                    .toFormatter(Locale.ROOT)),
    MONTH("month", 12, DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));

    private final String word;
    private final int usual;
    private final DateTimeFormatter label;

    By(String word, int usual, DateTimeFormatter label) {
        this.word = word;
        this.usual = usual;
        this.label = label;
    }

    public String word() {
        return word;
    }

    String label(LocalDate start) {
        return label.format(start);
    }

    /** The first day of the period that the day is in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of a later period. */
    LocalDate plus(LocalDate start, long periods) {
        return switch (this) {
            case DAY -> start.plusDays(periods);
            case WEEK -> start.plusWeeks(periods);
            case MONTH -> start.plusMonths(periods);
        };
    }

    /** How many periods a report has that nobody gave a beginning. */
    int usual() {
        return usual;
    }
}
