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
        long limit = range.limit();
        FactBytes.times(facts, Months.start(cell.month()), (at, kind, seconds) -> {
            int period = at < limit ? range.periods().indexOf(at) : -1;
            if (period >= 0) {
                of(cell.group(), period, kind).add(seconds);
            }
        });
    }

    private Durations of(String group, int period, FactKind kind) {
        @Nullable
        Durations[] times = groups.computeIfAbsent(
                        group, name -> new Durations[range.periods().size()][FactKind.TIMES.size()])[period];
        int place = kind.place();
        Durations durations = times[place];
        if (durations == null) {
            durations = new Durations();
            times[place] = durations;
        }
        return durations;
    }
}
