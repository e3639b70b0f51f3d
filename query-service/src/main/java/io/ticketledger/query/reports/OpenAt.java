package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
    static Map<String, Ages[]> read(CellReader reader, ReportRange range) {
        return new OpenAt(range).groups(reader);
    }

    private record Month(OpenTickets net, List<Fact> facts) {
        static final Month NONE = new Month(OpenTickets.NONE, new ArrayList<>());
    }

    private Map<String, Ages[]> groups(CellReader reader) {
        Map<String, SortedMap<Integer, Month>> groups = new HashMap<>();
        reader.nets((cell, net) -> groups.computeIfAbsent(cell.group(), group -> new TreeMap<>())
                .put(cell.month(), new Month(net, new ArrayList<>())));
        if (!endings.isEmpty()) {
            reader.facts(this::days, (cell, facts) -> {
                Month month = groups.getOrDefault(cell.group(), new TreeMap<>()).get(cell.month());
                if (month != null) {
                    addOpenings(facts, Months.start(cell.month()), month.facts());
                }
            });
        }
        Map<String, Ages[]> ages = new TreeMap<>();
        groups.forEach((group, months) -> {
            months.values().forEach(month -> month.facts().sort(null));
            Ages[] byPeriod = ages(months);
            if (occurs(byPeriod)) {
                ages.put(group, byPeriod);
            }
        });
        return ages;
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

    private Ages[] ages(SortedMap<Integer, Month> months) {
        Ages[] ages = new Ages[range.periods().size()];
        OpenTickets open = OpenTickets.NONE;
        int period = 0;
        TreeSet<Integer> stops = new TreeSet<>(months.keySet());
        stops.addAll(endings.keySet());
        for (int stop : stops) {
            period = upTo(Months.start(stop), period, open, ages);
            Month month = months.getOrDefault(stop, Month.NONE);
            period = within(stop, month, period, open, ages);
            open = open.plus(month.net());
        }
        upTo(Long.MAX_VALUE, period, open, ages);
        return ages;
    }

    /** The periods that end before a month begins, or with that. */
    private int upTo(long start, int first, OpenTickets open, Ages[] ages) {
        int period = first;
        while (period < ages.length && range.limit(period) <= start) {
            ages[period] = open.agesAt(range.measuredAt(period));
            period++;
        }
        return period;
    }

    /** The periods that end within a month. */
    private int within(int number, Month month, int first, OpenTickets before, Ages[] ages) {
        List<Integer> ending = periods(number);
        if (ending.isEmpty()) {
            return first;
        }
        List<Fact> facts = month.facts();
        int passed = 0;
        OpenTickets open = before;
        if (fromTheEnd(number)) {
            passed = place(facts, 0, range.limit(ending.getFirst()));
            open = before.plus(month.net()).minus(OpenTickets.of(facts.subList(passed, facts.size())));
        }
        for (int period : ending) {
            int place = place(facts, passed, range.limit(period));
            open = open.plus(OpenTickets.of(facts.subList(passed, place)));
            ages[period] = open.agesAt(range.measuredAt(period));
            passed = place;
        }
        return ending.getLast() + 1;
    }

    private static int place(List<Fact> facts, int from, long limit) {
        int place = from;
        while (place < facts.size() && facts.get(place).at() < limit) {
            place++;
        }
        return place;
    }

    private static boolean occurs(Ages[] ages) {
        for (Ages each : ages) {
            if (each.seconds().length > 0) {
                return true;
            }
        }
        return false;
    }
}
