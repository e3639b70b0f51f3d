package io.ticketledger.query.reports;

import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells in which cells of a shelf, on which days, and in what it differs from what it should hold. */
final class CellSums implements Tally {
    /** How many differences of one shelf are told. */
    static final int MOST = 100;

    private static final String READABLE = "readable";
    private static final String UNREADABLE = "not readable";

    private final FactSums sums;
    private final SortedMap<String, Cell> cells = new TreeMap<>();
    private final SortedSet<String> unreadable = new TreeSet<>();
    private boolean whollyUnreadable;

    CellSums(FactSums sums) {
        this.sums = sums;
    }

    /** Is told what differs, what the log says, and what is kept. */
    interface Told {
        /**
         * @param group null for all
         * @param day 0 for the whole month
         */
        void differ(@Nullable String group, int day, String what, Object log, Object kept);
    }

    private static final class Cell {
        private final SortedMap<Integer, Day> days = new TreeMap<>();
        private final Heap open = new Heap();

        Day day(int day) {
            return days.computeIfAbsent(day, d -> new Day());
        }
    }

    private static final class Day {
        private final long[] log = new long[FactKind.COUNTS.size()];
        private final long[] kept = new long[FactKind.COUNTS.size()];
        private final Heap facts = new Heap();
    }

    /** How many there should be and are, and their sums. */
    private static final class Heap {
        private long log;
        private long kept;
        private long logSum;
        private long keptSum;

        void expect(long number, long sum) {
            log += number;
            logSum += sum;
        }

        void keep(long number, long sum) {
            kept += number;
            keptSum += sum;
        }

        boolean differs() {
            return logSum != keptSum;
        }

        /** Where their numbers are the same, the sum tells that they are others. */
        Object told(long number, long sum) {
            return log == kept ? number + " of sum " + Long.toHexString(sum) : (Object) number;
        }
    }

    @Override
    public void keptCounts(String group, int day, FactKind kind, long number) {
        cell(group).day(day).kept[kind.place()] += number;
    }

    @Override
    public void keptFact(String group, Fact fact) {
        cell(group).day(Months.dayOf(fact.at())).facts.keep(1, sums.fact(group, fact));
    }

    @Override
    public void keptOpen(String group, long created, long number) {
        cell(group).open.keep(number, number * sums.open(group, created));
    }

    @Override
    public void unreadable(@Nullable String group) {
        if (group == null) {
            whollyUnreadable = true;
        } else {
            unreadable.add(group);
        }
    }

    @Override
    public void expect(String group, Fact fact) {
        Cell cell = cell(group);
        Day day = cell.day(Months.dayOf(fact.at()));
        day.facts.expect(1, sums.fact(group, fact));
        if (!fact.kind().isTime()) {
            day.log[fact.kind().place()]++;
        }
        cell.open.expect(OpenTickets.sign(fact.kind()), sums.open(group, fact));
    }

    /** Tells the first differences, by group and day. */
    void tell(Told told) {
        int[] left = {MOST};
        Told some = (group, day, what, log, kept) -> {
            if (left[0]-- > 0) {
                told.differ(group, day, what, log, kept);
            }
        };
        if (whollyUnreadable) {
            some.differ(null, 0, "cells", READABLE, UNREADABLE);
            return;
        }
        unreadable.forEach(group -> some.differ(group, 0, "cell", READABLE, UNREADABLE));
        cells.forEach((group, cell) -> {
            if (left[0] > 0 && !unreadable.contains(group)) {
                tell(group, cell, some);
            }
        });
    }

    private static void tell(String group, Cell cell, Told told) {
        cell.days.forEach((number, day) -> {
            for (FactKind kind : FactKind.COUNTS) {
                long log = day.log[kind.place()];
                long kept = day.kept[kind.place()];
                if (log != kept) {
                    told.differ(group, number, kind.name().toLowerCase(Locale.ROOT), log, kept);
                }
            }
            tell(group, number, "facts", day.facts, told);
        });
        tell(group, 0, "open", cell.open, told);
    }

    private static void tell(String group, int day, String what, Heap heap, Told told) {
        if (heap.differs()) {
            told.differ(group, day, what, heap.told(heap.log, heap.logSum), heap.told(heap.kept, heap.keptSum));
        }
    }

    private Cell cell(String group) {
        return cells.computeIfAbsent(group, name -> new Cell());
    }
}
