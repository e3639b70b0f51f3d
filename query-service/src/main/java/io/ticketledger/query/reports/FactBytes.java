package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * Facts as bytes: first what is counted, then the times, each in order. The number of bytes of the first part stands
 * before it, so that the second can be read alone.
 */
final class FactBytes {
    /** No facts. */
    static final byte[] NONE = {0};

    private static final int COUNT_BITS = 3;
    private static final int TIME_BITS = 2;

    private FactBytes() {}

    /** Is given each fact without an object being made of it. */
    interface Visitor {
        void fact(long at, FactKind kind, long value);
    }

    /**
     * @param facts in order
     * @param start an instant that none is before, in milliseconds
     */
    static byte[] bytes(List<Fact> facts, long start) {
        Bytes.Writer counts = new Bytes.Writer();
        Bytes.Writer times = new Bytes.Writer();
        long lastCount = start;
        long lastTime = start;
        for (Fact fact : facts) {
            if (fact.kind().isTime()) {
                int kind = fact.kind().place();
                times.number(((fact.at() - lastTime) << TIME_BITS) | kind).number(fact.value());
                lastTime = fact.at();
            } else {
                counts.number(
                        ((fact.at() - lastCount) << COUNT_BITS) | fact.kind().place());
                if (hasCreation(fact.kind())) {
                    counts.signed(fact.at() - fact.value());
                }
                lastCount = fact.at();
            }
        }
        byte[] first = counts.bytes();
        return new Bytes.Writer()
                .number(first.length)
                .all(first)
                .all(times.bytes())
                .bytes();
    }

    static List<Fact> list(byte[] bytes, long start) {
        List<Fact> facts = new ArrayList<>();
        Visitor add = (at, kind, value) -> facts.add(new Fact(at, kind, value));
        counts(bytes, start, add);
        times(bytes, start, add);
        return facts;
    }

    static void counts(byte[] bytes, long start, Visitor visitor) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        long end = reader.number() + reader.place();
        long at = start;
        while (reader.place() < end) {
            long next = reader.number();
            at += next >>> COUNT_BITS;
            FactKind kind = FactKind.COUNTS.get((int) (next & ((1 << COUNT_BITS) - 1)));
            visitor.fact(at, kind, hasCreation(kind) ? at - reader.signed() : 0);
        }
    }

    static void times(byte[] bytes, long start, Visitor visitor) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        reader.skip(reader.number());
        long at = start;
        while (reader.more()) {
            long next = reader.number();
            at += next >>> TIME_BITS;
            visitor.fact(at, FactKind.TIMES.get((int) (next & ((1 << TIME_BITS) - 1))), reader.number());
        }
    }

    private static boolean hasCreation(FactKind kind) {
        return kind == FactKind.ENTERED || kind == FactKind.LEFT;
    }
}
