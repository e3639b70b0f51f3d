package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of each group that are open at the end of each period. Whole months are taken from their net change; in
 * a month in which a period ends, the facts of its days are added one after the other, or taken back from its end.
 */
final class OpenAt {
    private static final int LATE_IN_MONTH = 16;
    private static final int LAST_DAY = 31;

    private final ReportRange range;
    private final SortedMap<Integer, List<Integer>> endings = new TreeMap<>();

    private OpenAt(ReportRange range) {
        this.range = range;
        for (int period = 0; period < range.periods().size(); period++) {
            long limit = range.limit(period);
            int month = Months.of(limit);
            if (Months.start(month) < limit) {
                endings.computeIfAbsent(month, m -> new ArrayList<>()).add(period);
            }
        }
    }

    /** The ages at the end of each period, of the groups that have any open ticket then, by name. */
    static Map<String, Aged[]> read(CellReader reader, ReportRange range) {
        return new OpenAt(range).groups(reader);
    }

    private static final class Month {
        private final List<Fact> facts = new ArrayList<>();
        private OpenTickets net = OpenTickets.NONE;
    }

    private Map<String, Aged[]> groups(CellReader reader) {
        Map<String, SortedMap<Integer, Month>> groups = new HashMap<>();
        reader.netsAndFacts(
                (cell, net) -> {
                    Month month = month(groups, cell);
                    month.net = month.net.plus(net);
                },
                endings.isEmpty() ? null : endings.firstKey(),
                this::days,
                (cell, facts) -> addOpenings(facts, Months.start(cell.month()), month(groups, cell).facts));
        Map<String, Aged[]> aged = new TreeMap<>();
        groups.forEach((group, months) -> {
            months.values().forEach(month -> month.facts.sort(null));
            Aged @Nullable [] byPeriod = new Walk(months).aged();
            if (byPeriod != null) {
                aged.put(group, byPeriod);
                range.checkRows(aged.size());
            }
        });
        return aged;
    }

    private static Month month(Map<String, SortedMap<Integer, Month>> groups, CellKey cell) {
        return groups.computeIfAbsent(cell.group(), group -> new TreeMap<>())
                .computeIfAbsent(cell.month(), month -> new Month());
    }

    private static void addOpenings(byte[] facts, long start, List<Fact> openings) {
        FactBytes.counts(facts, start, (at, kind, value) -> {
            if (kind == FactKind.ENTERED || kind == FactKind.LEFT) {
                openings.add(new Fact(at, kind, value));
            }
        });
    }

    /** The days whose facts are needed to know what was open at the endings in a month. */
    private NavigableSet<Integer> days(int month) {
        NavigableSet<Integer> days = new TreeSet<>();
        List<Integer> ending = periods(month);
        if (!ending.isEmpty()) {
            boolean back = fromTheEnd(month);
            int first = back ? Months.dayOf(range.limit(ending.getFirst()) - 1) : 1;
            int last = back ? LAST_DAY : Months.dayOf(range.limit(ending.getLast()) - 1);
            for (int day = first; day <= last; day++) {
                days.add(day);
            }
        }
        return days;
    }

    private List<Integer> periods(int month) {
        return endings.getOrDefault(month, List.of());
    }

    /** Whether it is shorter to take back from the month's end. */
    private boolean fromTheEnd(int month) {
        return periods(month).stream().allMatch(period -> Months.dayOf(range.limit(period) - 1) >= LATE_IN_MONTH);
    }

    private static int place(List<Fact> facts, int from, long limit) {
        int place = from;
        while (place < facts.size() && facts.get(place).at() < limit) {
            place++;
        }
        return place;
    }

    /** Goes through the months of one group, and leaves of each period only what is told of it. */
    private final class Walk {
        private final SortedMap<Integer, Month> months;
        private final Aged[] aged = new Aged[range.periods().size()];
        private boolean occurs;
        private int next;

        Walk(SortedMap<Integer, Month> months) {
            this.months = months;
        }

        /** Null when nothing is ever open. */
        Aged @Nullable [] aged() {
            OpenTickets open = OpenTickets.NONE;
            TreeSet<Integer> stops = new TreeSet<>(months.keySet());
            stops.addAll(endings.keySet());
            for (int stop : stops) {
                upTo(Months.start(stop), open);
                @Nullable Month month = months.get(stop);
                within(stop, month == null ? new Month() : month, open);
                open = month == null ? open : open.plus(month.net);
            }
            upTo(Long.MAX_VALUE, open);
            return occurs ? aged : null;
        }

        /** The periods that end before a month begins, or with that. */
        private void upTo(long start, OpenTickets open) {
            while (next < aged.length && range.limit(next) <= start) {
                add(open);
            }
        }

        /** The periods that end within a month. */
        private void within(int number, Month month, OpenTickets before) {
            List<Integer> ending = periods(number);
            if (ending.isEmpty()) {
                return;
            }
            List<Fact> facts = month.facts;
            int passed = 0;
            OpenTickets open = before;
            if (fromTheEnd(number)) {
                passed = place(facts, 0, range.limit(ending.getFirst()));
                open = before.plus(month.net).minus(OpenTickets.of(facts.subList(passed, facts.size())));
            }
            for (int period : ending) {
                int place = place(facts, passed, range.limit(period));
                open = open.plus(OpenTickets.of(facts.subList(passed, place)));
                passed = place;
                add(open);
            }
        }

        private void add(OpenTickets open) {
            if (!range.hasBegun(next)) {
                aged[next++] = Aged.UNKNOWN;
                return;
            }
            Ages ages = open.agesAt(range.measuredAt(next));
            boolean any = !ages.isEmpty();
            occurs |= any;
            aged[next++] = any ? Aged.of(ages) : Aged.NONE;
        }
    }
}
