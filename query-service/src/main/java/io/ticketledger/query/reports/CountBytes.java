package io.ticketledger.query.reports;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many facts of each counted kind the days of a month have. */
final class CountBytes {
    private final SortedMap<Integer, long[]> days = new TreeMap<>();

    /** Is given each day that has facts. */
    interface Visitor {
        /** @param counts in the order of {@link FactKind#COUNTS}; not to be kept */
        void day(int day, long[] counts);
    }

    static CountBytes of(byte[] bytes) {
        CountBytes counts = new CountBytes();
        forEach(bytes, (day, numbers) -> counts.days.put(day, numbers.clone()));
        return counts;
    }

    static void forEach(byte[] bytes, Visitor visitor) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        long[] counts = new long[FactKind.COUNTS.size()];
        while (reader.more()) {
            int day = (int) reader.number();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = reader.number();
            }
            visitor.day(day, counts);
        }
    }

    /** Notes the day, and counts the fact if it is of a counted kind. */
    void add(int day, FactKind kind) {
        long[] counts = days.computeIfAbsent(day, d -> new long[FactKind.COUNTS.size()]);
        if (!kind.isTime()) {
            counts[kind.place()]++;
        }
    }

    byte[] bytes() {
        Bytes.Writer writer = new Bytes.Writer();
        days.forEach((day, counts) -> {
            writer.number(day);
            for (long count : counts) {
                writer.number(count);
            }
        });
        return writer.bytes();
    }
}
