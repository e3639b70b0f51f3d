package io.ticketledger.query.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * How a cell changed the set of open tickets over its month: changes that came lately, and those that are kept by
 * themselves, by the shelf's revision when they were recent.
 */
record NetList(List<Long> kept, OpenTickets recent) {
    static final NetList NONE = new NetList(List.of(), OpenTickets.NONE);
    static final String KIND = "net";

    static NetList of(byte[] bytes) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        int size = reader.size(1);
        List<Long> kept = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            kept.add(reader.number());
        }
        return new NetList(kept, OpenTickets.of(reader.rest()));
    }

    byte[] bytes() {
        Bytes.Writer writer = new Bytes.Writer().number(kept.size());
        kept.forEach(writer::number);
        return writer.all(recent.bytes()).bytes();
    }

    NetList plus(List<Fact> facts) {
        return new NetList(kept, recent.plus(OpenTickets.of(facts)));
    }
}
