package io.ticketledger.query.reports;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The times of each group by period, and their figures. */
final class ResponseTimes {
    private final ReportRange range;
    private final Map<String, @Nullable Durations[][]> groups = new HashMap<>();

    private ResponseTimes(ReportRange range) {
        this.range = range;
    }

    static ResponseTimes within(CellReader reader, ReportRange range) {
        ResponseTimes times = new ResponseTimes(range);
        reader.facts(times::days, times::add);
        return times;
    }

    /** The figures of the groups that have any, by group, period and kind of time. */
    Map<String, Figures[][]> groups() {
        Map<String, Figures[][]> figures = new TreeMap<>();
        groups.forEach((group, periods) -> {
            Figures[][] byPeriod = new Figures[periods.length][FactKind.TIMES.size()];
            for (int period = 0; period < periods.length; period++) {
                for (int kind = 0; kind < FactKind.TIMES.size(); kind++) {
                    Durations durations = periods[period][kind];
                    byPeriod[period][kind] = durations == null ? Figures.NONE : durations.figures();
                }
            }
            figures.put(group, byPeriod);
        });
        return figures;
    }

    /** Of a month of the range, the days that are in the range, as a whole or in part. */
    private NavigableSet<Integer> days(int month) {
        NavigableSet<Integer> days = new TreeSet<>();
        long first = Math.max(range.periods().from(), Months.start(month));
        long last = Math.min(range.limit(), Months.start(month + 1)) - 1;
        if (first <= last) {
            for (int day = Months.dayOf(first); day <= Months.dayOf(last); day++) {
                days.add(day);
            }
        }
        return days;
    }

    private void add(CellKey cell, byte[] facts) {
        FactBytes.times(facts, Months.start(cell.month()), new ToPeriods(cell.group()));
    }

    /** Puts one group's times where they belong. One after the other is mostly in the same period. */
    private final class ToPeriods implements FactBytes.Visitor {
        private final String group;
        private final long limit = range.limit();
        private @Nullable Durations @Nullable [] durations;
        private long from;
        private long to;

        ToPeriods(String group) {
            this.group = group;
        }

        @Override
        public void fact(long at, FactKind kind, long seconds) {
            if (durations == null || at < from || at >= to) {
                int period = at < limit ? range.periods().indexOf(at) : -1;
                if (period < 0) {
                    return;
                }
                from = range.periods().begin(period);
                to = range.limit(period);
                durations = periods()[period];
            }
            Durations of = durations[kind.place()];
            if (of == null) {
                of = new Durations();
                durations[kind.place()] = of;
            }
            of.add(seconds);
        }

        private @Nullable Durations[][] periods() {
            return groups.computeIfAbsent(group, name -> {
                range.checkRows(groups.size() + 1);
                return new Durations[range.periods().size()][FactKind.TIMES.size()];
            });
        }
    }
}
