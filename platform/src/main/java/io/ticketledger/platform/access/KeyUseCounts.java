package io.ticketledger.platform.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Uses of keys that are counted but not yet written: no more entries than keys were used on the days in between. */
final class KeyUseCounts {
    private final Clock clock;
    private final Map<Day, Count> pending = new ConcurrentHashMap<>();

    KeyUseCounts(Clock clock) {
        this.clock = clock;
    }

    /** A key on one day, in the order in which rows are written: two writers never wait for each other in a circle. */
    record Day(String workspace, String credentialId, LocalDate day) implements Comparable<Day> {
        private static final Comparator<Day> ORDER = Comparator.comparing(Day::workspace)
                .thenComparing(Day::credentialId)
                .thenComparing(Day::day);

        @Override
        public int compareTo(Day other) {
            return ORDER.compare(this, other);
        }
    }

    record Count(long requests, long refused, Instant firstAt, Instant lastAt) {
        Count plus(Count other) {
            return new Count(
                    requests + other.requests,
                    refused + other.refused,
                    firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    /** A request was answered; it counts for the day on which it was. */
    void add(String workspace, String credentialId, boolean refused) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        pending.merge(
                new Day(workspace, credentialId, LocalDate.ofInstant(now, ZoneOffset.UTC)),
                new Count(1, refused ? 1 : 0, now, now),
                Count::plus);
    }

    /** Takes out everything that was counted so far. */
    SortedMap<Day, Count> take() {
        SortedMap<Day, Count> taken = new TreeMap<>();
        for (Day day : pending.keySet()) {
            Count count = pending.remove(day);
            if (count != null) {
                taken.put(day, count);
            }
        }
        return taken;
    }

    /** What was taken, but could not be written. */
    void putBack(Map<Day, Count> taken) {
        taken.forEach((day, count) -> pending.merge(day, count, Count::plus));
    }
}
