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

    private final FactNumbers numbers;
    private final Room room;
    private final SortedMap<String, Cell> cells = new TreeMap<>();
    private final SortedSet<String> unreadable = new TreeSet<>();
    private boolean whollyUnreadable;
    private boolean whole = true;

    CellSums(FactNumbers numbers, Room room) {
        this.numbers = numbers;
        this.room = room;
    }

    /** How many cells and days there is memory for, of several shelves. */
    static final class Room {
        private int left;

        Room(int left) {
            this.left = left;
        }

        private boolean take() {
            return left-- > 0;
        }

        boolean isFull() {
            return left <= 0;
        }
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
        private final Compared open = new Compared();
    }

    private static final class Day {
        private final long[] log = new long[FactKind.COUNTS.size()];
        private final long[] kept = new long[FactKind.COUNTS.size()];
        private final Compared facts = new Compared();
    }

    /** How many there should be and are, and their sums. */
    private static final class Compared {
        private long log;
        private long kept;
        private final Sum logSum = new Sum();
        private final Sum keptSum = new Sum();

        void expect(long times, long number) {
            log += times;
            logSum.add(times, number);
        }

        void keep(long times, long number) {
            kept += times;
            keptSum.add(times, number);
        }

        /** Where there are as many, the sum tells that they are others. */
        private Object told(long number, Sum sum) {
            return log == kept ? number + " of " + sum : (Object) number;
        }
    }

    /** Whether there was memory for all of it. */
    boolean isWhole() {
        return whole;
    }

    @Override
    public void keptCounts(String group, int day, FactKind kind, long number) {
        Day of = day(group, day);
        if (of != null) {
            of.kept[kind.place()] += number;
        }
    }

    @Override
    public void keptFact(String group, Fact fact) {
        Day of = day(group, Months.dayOf(fact.at()));
        if (of != null) {
            of.facts.keep(1, numbers.fact(group, fact));
        }
    }

    @Override
    public void keptOpen(String group, long created, long number) {
        Cell cell = cell(group);
        if (cell != null) {
            cell.open.keep(number, numbers.open(group, created));
        }
    }

    @Override
    public void unreadable(@Nullable String group) {
        if (group == null || unreadable.size() == MOST) {
            whollyUnreadable = true;
        } else {
            unreadable.add(group);
        }
    }

    @Override
    public void expect(String group, Fact fact) {
        Day of = day(group, Months.dayOf(fact.at()));
        Cell cell = cell(group);
        if (of == null || cell == null) {
            return;
        }
        of.facts.expect(1, numbers.fact(group, fact));
        if (!fact.kind().isTime()) {
            of.log[fact.kind().place()]++;
        }
        int sign = OpenTickets.sign(fact.kind());
        if (sign != 0) {
            cell.open.expect(sign, numbers.open(group, fact.value()));
        }
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

    private static void tell(String group, int day, String what, Compared compared, Told told) {
        if (!compared.logSum.is(compared.keptSum)) {
            told.differ(
                    group,
                    day,
                    what,
                    compared.told(compared.log, compared.logSum),
                    compared.told(compared.kept, compared.keptSum));
        }
    }

    private @Nullable Day day(String group, int day) {
        Cell cell = cell(group);
        if (cell == null) {
            return null;
        }
        Day present = cell.days.get(day);
        if (present == null && taken()) {
            present = new Day();
            cell.days.put(day, present);
        }
        return present;
    }

    private @Nullable Cell cell(String group) {
        Cell present = cells.get(group);
        if (present == null && taken()) {
            present = new Cell();
            cells.put(group, present);
        }
        return present;
    }

    private boolean taken() {
        boolean taken = room.take();
        whole = whole && taken;
        return taken;
    }
}
