package io.ticketledger.query.reports;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bytes by group, one behind the other. */
final class GroupBytes {
    private GroupBytes() {}

    static byte[] bytes(SortedMap<String, byte[]> groups) {
        Bytes.Writer writer = new Bytes.Writer();
        for (Map.Entry<String, byte[]> group : groups.entrySet()) {
            byte[] name = group.getKey().getBytes(StandardCharsets.UTF_8);
            writer.number(name.length).all(name);
            writer.number(group.getValue().length).all(group.getValue());
        }
        return writer.bytes();
    }

    static SortedMap<String, byte[]> read(byte[] bytes) {
        SortedMap<String, byte[]> groups = new TreeMap<>();
        Bytes.Reader reader = new Bytes.Reader(bytes);
        while (reader.more()) {
            String name = new String(reader.all(reader.size(1)), StandardCharsets.UTF_8);
            groups.put(name, reader.all(reader.size(1)));
        }
        return groups;
    }
}
