package io.ticketledger.query.stats;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.query.projection.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one workspace in the making. They know what has been counted in, and change only by what has not.
 * Keys stand as values in a list, so that any text may be one.
 */
final class Counters {
    static final String REVISION = "revision";
    private static final String COUNTS = "counts";

    private final String workspace;
    private final long revision;
    private Position counted;
    private long newest;
    private boolean changed;
    private final Map<Dimension, TreeMap<String, Long>> counts = new EnumMap<>(Dimension.class);

    private Counters(String workspace, long revision, Position counted) {
        this.workspace = workspace;
        this.revision = revision;
        this.counted = counted;
        newest = counted.index();
    }

    static Counters none(String workspace) {
        return new Counters(workspace, 0, Position.NONE);
    }

    static Counters of(Document document) {
        Document counted = document.get("counted", Document.class);
        Counters counters = new Counters(
                document.getString("_id"),
                document.getLong(REVISION),
                Position.of(counted.getLong("index"), counted.getList("gaps", Long.class)));
        for (Document count : document.getList(COUNTS, Document.class)) {
            counters.add(Dimension.valueOf(count.getString("by")), count.getString("key"), count.getLong("n"));
        }
        return counters;
    }

    long revision() {
        return revision;
    }

    boolean changed() {
        return changed;
    }

    boolean has(long position) {
        return counted.covers(position);
    }

    void count(long position, List<CounterChange> changes) {
        changes.forEach(change -> add(change.dimension(), change.key(), change.by()));
        newest = Math.max(newest, position);
        changed = true;
    }

    /** Ends a batch. What was read beyond the newest event that counts here is left out: it depends on the batches. */
    void countedUpTo(Position after) {
        counted = counted.and(after).upTo(newest);
    }

    Map<String, Long> by(Dimension dimension) {
        return counts.getOrDefault(dimension, new TreeMap<>());
    }

    Document toBson() {
        List<Document> list = new ArrayList<>();
        counts.forEach((dimension, keys) -> keys.forEach((key, n) ->
                list.add(new Document("by", dimension.name()).append("key", key).append("n", n))));
        return new Document("_id", workspace)
                .append("workspace", workspace)
                .append(REVISION, revision + 1)
                .append("counted", new Document("index", counted.index()).append("gaps", List.copyOf(counted.gaps())))
                .append(COUNTS, list);
    }

    private void add(Dimension dimension, String key, long by) {
        counts.computeIfAbsent(dimension, d -> new TreeMap<>()).compute(key, (k, n) -> sum(n, by));
    }

    /** Null, which takes the key away, when nothing is left. */
    private static @Nullable Long sum(@Nullable Long n, long by) {
        long sum = (n == null ? 0 : n) + by;
        return sum == 0 ? null : sum;
    }
}
