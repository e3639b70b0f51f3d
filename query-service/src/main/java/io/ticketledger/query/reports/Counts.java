package io.ticketledger.query.reports;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The counts of each group by period, and its backlog before the first. Whole days are taken from their counts; days
 * that a boundary cuts are counted from their facts.
 */
final class Counts {
    private final ReportRange range;
    private final Set<Long> cutDays;
    private final Map<String, Group> groups = new HashMap<>();

    /** One group's counts; those by period are made when there are any. */
    static final class Group {
        private final long[][] periods;
        private long before;

        Group(ReportRange range) {
            periods = new long[range.periods().size()][];
        }

        long of(int period, FactKind kind) {
            return periods[period] == null ? 0 : periods[period][kind.place()];
        }

        /** How many were open at the end of the period. */
        long backlog(int period) {
            long backlog = before;
            for (int i = 0; i <= period; i++) {
                backlog += of(i, FactKind.ENTERED) - of(i, FactKind.LEFT);
            }
            return backlog;
        }

        /** Whether anything in a report on volume is not 0. */
        boolean happened() {
            return has(FactKind.CREATED) || has(FactKind.CLOSED) || has(FactKind.REOPENED) || has(FactKind.REPLIED);
        }

        /** Whether anything in a report on backlog is not 0. */
        boolean hadOpen() {
            return before != 0 || has(FactKind.ENTERED) || has(FactKind.LEFT);
        }

        private boolean has(FactKind kind) {
            return IntStream.range(0, periods.length).anyMatch(period -> of(period, kind) != 0);
        }

        private void add(int period, int kind, long number) {
            if (periods[period] == null) {
                periods[period] = new long[FactKind.COUNTS.size()];
            }
            periods[period][kind] += number;
        }
    }

    private Counts(ReportRange range) {
        this.range = range;
        cutDays = range.cutDays();
    }

    /** What happened in the range. */
    static Counts within(CellReader reader, ReportRange range) {
        Counts counts = new Counts(range);
        reader.counts(counts::addDays);
        counts.addCutDays(reader);
        return counts;
    }

    /** The same, and what was open before. */
    static Counts withBacklog(CellReader reader, ReportRange range) {
        Counts counts = new Counts(range);
        reader.countsFromTheBeginning(counts::addDays);
        counts.addCutDays(reader);
        return counts;
    }

    /** The groups that have something to tell. */
    Map<String, Group> groups(Predicate<Group> occurring) {
        Map<String, Group> found = new HashMap<>(groups);
        found.values().removeIf(occurring.negate());
        return found;
    }

    private void addDays(CellKey cell, byte[] bytes) {
        Group group = group(cell);
        CountBytes.forEach(bytes, (day, counts) -> {
            long start = Months.start(cell.month(), day);
            if (start < range.limit() && !cutDays.contains(start)) {
                for (FactKind kind : FactKind.COUNTS) {
                    add(group, start, kind, counts[kind.place()]);
                }
            }
        });
    }

    private void addCutDays(CellReader reader) {
        Map<Integer, NavigableSet<Integer>> byMonth = new HashMap<>();
        cutDays.forEach(start -> byMonth.computeIfAbsent(Months.of(start), month -> new TreeSet<>())
                .add(Months.dayOf(start)));
        if (byMonth.isEmpty()) {
            return;
        }
        long limit = range.limit();
        reader.facts(month -> byMonth.getOrDefault(month, Collections.emptyNavigableSet()), (cell, facts) -> {
            Group group = group(cell);
            FactBytes.counts(facts, Months.start(cell.month()), (at, kind, value) -> {
                if (at < limit && cutDays.contains(at - Math.floorMod(at, Months.DAY_MILLIS))) {
                    add(group, at, kind, 1);
                }
            });
        });
    }

    private void add(Group group, long at, FactKind kind, long number) {
        if (number == 0) {
            return;
        }
        int period = range.periods().indexOf(at);
        if (period >= 0) {
            group.add(period, kind.place(), number);
        } else if (at < range.periods().from()) {
            group.before += kind == FactKind.ENTERED ? number : kind == FactKind.LEFT ? -number : 0;
        }
    }

    private Group group(CellKey cell) {
        return groups.computeIfAbsent(cell.group(), group -> new Group(range));
    }
}
