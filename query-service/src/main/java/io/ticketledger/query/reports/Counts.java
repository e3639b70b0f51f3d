package io.ticketledger.query.reports;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counts of each group by period, and its backlog before the first. Whole days are taken from their counts; days
 * that a boundary cuts are counted from their facts.
 */
final class Counts {
    private final ReportRange range;
    private final Set<Long> cutDays;
    private final Set<FactKind> told;
    private final Map<String, Group> groups = new HashMap<>();
    private int occurring;

    /** One group's counts of the periods in which it has any. */
    static final class Group {
        private final SortedMap<Integer, long[]> periods = new TreeMap<>();
        private long before;

        long of(int period, FactKind kind) {
            long[] counts = periods.get(period);
            return counts == null ? 0 : counts[kind.place()];
        }

        /**
         * How many were open at the end of the period. Where months were read while events were taken in, a ticket may
         * be seen going but not coming: that is none, too.
         */
        long backlog(int period) {
            long backlog = before;
            for (long[] counts : periods.headMap(period + 1).values()) {
                backlog += counts[FactKind.ENTERED.place()] - counts[FactKind.LEFT.place()];
            }
            return Math.max(0, backlog);
        }

        /** Whether anything that is told of it is not 0. */
        private boolean occurs() {
            return before != 0 || !periods.isEmpty();
        }
    }

    private Counts(ReportRange range, Set<FactKind> told) {
        this.range = range;
        this.told = told;
        cutDays = range.cutDays();
    }

    /** What happened in the range. */
    static Counts within(CellReader reader, ReportRange range) {
        Counts counts =
                new Counts(range, EnumSet.of(FactKind.CREATED, FactKind.CLOSED, FactKind.REOPENED, FactKind.REPLIED));
        reader.counts(counts::addDays);
        counts.addCutDays(reader);
        return counts;
    }

    /** The same, and what was open before. */
    static Counts withBacklog(CellReader reader, ReportRange range) {
        Counts counts = new Counts(range, EnumSet.of(FactKind.ENTERED, FactKind.LEFT));
        reader.countsFromTheBeginning(counts::addDays);
        counts.addCutDays(reader);
        return counts;
    }

    /** The groups that have something to tell. */
    Map<String, Group> groups() {
        Map<String, Group> found = new HashMap<>(groups);
        found.values().removeIf(group -> !group.occurs());
        return found;
    }

    private void addDays(CellKey cell, byte[] bytes) {
        Group group = group(cell);
        CountBytes.forEach(bytes, (day, counts) -> {
            long start = Months.start(cell.month(), day);
            if (start < range.limit() && !cutDays.contains(start)) {
                for (FactKind kind : told) {
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
                if (told.contains(kind) && at < limit && cutDays.contains(at - Math.floorMod(at, Months.DAY_MILLIS))) {
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
            if (group.periods.isEmpty()) {
                range.checkRows(++occurring);
            }
            group.periods.computeIfAbsent(period, p -> new long[FactKind.COUNTS.size()])[kind.place()] += number;
        } else if (at < range.periods().from()) {
            group.before += kind == FactKind.ENTERED ? number : kind == FactKind.LEFT ? -number : 0;
        }
    }

    private Group group(CellKey cell) {
        return groups.computeIfAbsent(cell.group(), group -> new Group());
    }
}
