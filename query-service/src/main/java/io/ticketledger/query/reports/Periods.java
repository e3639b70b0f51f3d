package io.ticketledger.query.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The periods between two instants, in a zone. The first and the last may be parts of a day, week or month.
 *
 * @param by the length of a period
 * @param labels the periods' names
 * @param bounds where each begins, in milliseconds, and at last where the last one ends
 */
@SuppressWarnings("ArrayRecordComponent") // made once for a request, never compared
public record Periods(By by, ZoneId zone, List<String> labels, long[] bounds) {

    /**
     * The periods from the one instant up to before the other.
     *
     * @param most how many there may be
     * @throws IllegalArgumentException when there are more, or none
     */
    public static Periods between(Instant from, Instant to, By by, ZoneId zone, int most) {
        List<String> labels = new ArrayList<>();
        List<Long> bounds = new ArrayList<>(List.of(from.toEpochMilli()));
        LocalDate start = by.start(LocalDate.ofInstant(from, zone));
        while (bounds.getLast() < to.toEpochMilli()) {
            if (labels.size() == most) {
                throw new IllegalArgumentException("more than " + most + " periods");
            }
            labels.add(by.label(start));
            start = by.plus(start, 1);
            bounds.add(Math.min(to.toEpochMilli(), start(start, zone).toEpochMilli()));
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("no period");
        }
        return new Periods(
                by, zone, labels, bounds.stream().mapToLong(Long::longValue).toArray());
    }

    /** When a day begins in a zone: not at midnight where the clock leaps over it. */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The end of the period that the instant is in. */
    public static Instant endOfPeriod(Instant instant, By by, ZoneId zone) {
        LocalDate start = by.start(LocalDate.ofInstant(instant, zone));
        return start(by.plus(start, 1), zone);
    }

    /** Where a report begins that ends at the given instant, and nobody said where it begins. */
    public static Instant usualStart(Instant to, By by, ZoneId zone) {
        LocalDate last = by.start(LocalDate.ofInstant(to.minusMillis(1), zone));
        return start(by.plus(last, 1 - by.usual()), zone);
    }

    /** Where the first one begins. */
    public Instant start() {
        return Instant.ofEpochMilli(from());
    }

    /** Where the last one ends, which does not belong to it. */
    public Instant finish() {
        return Instant.ofEpochMilli(to());
    }

    int size() {
        return labels.size();
    }

    long from() {
        return bounds[0];
    }

    long to() {
        return bounds[bounds.length - 1];
    }

    long begin(int period) {
        return bounds[period];
    }

    /** The end of a period, which does not belong to it. */
    long end(int period) {
        return bounds[period + 1];
    }

    /** The period that an instant is in; of none, a negative number. */
    int indexOf(long at) {
        if (at < from() || at >= to()) {
            return -1;
        }
        int place = Arrays.binarySearch(bounds, at);
        if (place < 0) {
            return -place - 2;
        }
        while (bounds[place + 1] == at) {
            place++; // a day that was left out of a calendar has no length
        }
        return place;
    }
}
