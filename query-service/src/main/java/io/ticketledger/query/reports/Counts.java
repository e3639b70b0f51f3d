package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * The counts of each group by period, and its backlog before the first. Whole days are taken from their counts; days
 * that a boundary cuts are counted from their facts.
 */
final class Counts {
    private final ReportRange range;
    private final SortedSet<Long> cutDays;
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
        Map<Integer, Cut> cut = new TreeMap<>();
        reader.inRange(List.of(Cell.COUNTS), cell -> counts.addDays(cell, cut));
        counts.addCutDays(reader, cut);
        return counts;
    }

    /** The same, and what was open before. */
    static Counts withBacklog(CellReader reader, ReportRange range) {
        Counts counts = new Counts(range);
        Map<Integer, Cut> cut = new TreeMap<>();
        reader.upToRange(List.of(Cell.COUNTS), cell -> counts.addDays(cell, cut));
        counts.addCutDays(reader, cut);
        return counts;
    }

    /** The groups that have something to tell. */
    Map<String, Group> groups(Predicate<Group> occurring) {
        Map<String, Group> found = new HashMap<>(groups);
        found.values().removeIf(occurring.negate());
        return found;
    }

    /** Cells of a month, and the days of them that have to be looked at closely. */
    private record Cut(List<String> ids, SortedSet<Integer> days) {}

    private void addDays(Document cell, Map<Integer, Cut> cuts) {
        int month = cell.getInteger(Cell.MONTH);
        Group group = group(cell.getString(Cell.GROUP));
        long limit = range.limit();
        boolean[] looked = new boolean[1];
        DayCounts.forEach(Cell.bytes(cell, Cell.COUNTS), (day, counts) -> {
            long start = CellKey.start(month, day);
            if (start >= limit) {
                return;
            }
            if (cutDays.contains(Math.floorDiv(start, CellKey.DAY_MILLIS))) {
                Cut cut = cuts.computeIfAbsent(month, m -> new Cut(new ArrayList<>(), new TreeSet<>()));
                cut.days().add(day);
                if (!looked[0]) {
                    cut.ids().add(cell.getString("_id"));
                    looked[0] = true;
                }
                return;
            }
            for (FactKind kind : FactKind.COUNTS) {
                add(group, start, kind, counts[kind.place()]);
            }
        });
    }

    private void addCutDays(CellReader reader, Map<Integer, Cut> cuts) {
        long limit = range.limit();
        cuts.values()
                .forEach(cut -> reader.facts(cut.ids(), cut.days(), (day, facts) -> {
                    Group group = group(day.group());
                    DayFacts.counts(facts, day.start(), (at, kind, value) -> {
                        if (at < limit) {
                            add(group, at, kind, 1);
                        }
                    });
                }));
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

    private Group group(String name) {
        return groups.computeIfAbsent(name, group -> new Group(range));
    }
}
