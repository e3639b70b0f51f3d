package io.ticketledger.query.stats;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.query.projection.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * The counters of one workspace in the making. They know what has been counted in, and change only by what has not.
 * Keys stand as values in a list, so that any text may be one.
 *
 * <p>Types are free text, and a document has a size: the first {@link #MOST_TYPES} of a workspace are counted by name,
 * all others as one. A type that was named keeps its place at zero, so that whatever was counted as other, once, is
 * counted so for good.
 */
public final class Counters {
    /** How many types of a workspace are counted by name. */
    static final int MOST_TYPES = 1_000;

    static final String REVISION = "revision";

    /** The position of the newest event that is counted in. */
    public static final String COUNTED = "counted";

    /** A list of documents of {@link #BY}, {@link #KEY} and {@link #N}. */
    public static final String COUNTS = "counts";

    public static final String BY = "by";
    public static final String KEY = "key";
    public static final String N = "n";
    public static final String OTHER_TYPES = "otherTypes";

    private final String workspace;
    private final long revision;
    private final long counted;
    private long newest;
    private boolean changed;
    private long otherTypes;
    private final Map<Dimension, SortedMap<String, Long>> counts = new EnumMap<>(Dimension.class);

    private Counters(String workspace, long revision, long counted) {
        this.workspace = workspace;
        this.revision = revision;
        this.counted = counted;
        newest = counted;
    }

    /** The counters of a workspace before its first event. */
    public static Counters none(String workspace) {
        return new Counters(workspace, 0, Position.NONE.index());
    }

    static Counters of(Document document) {
        Counters counters =
                new Counters(document.getString("_id"), document.getLong(REVISION), document.getLong(COUNTED));
        for (Document count : document.getList(COUNTS, Document.class)) {
            counters.of(Dimension.valueOf(count.getString(BY))).put(count.getString(KEY), count.getLong(N));
        }
        counters.otherTypes = document.getLong(OTHER_TYPES);
        return counters;
    }

    long revision() {
        return revision;
    }

    boolean changed() {
        return changed;
    }

    boolean has(long position) {
        return position <= counted;
    }

    /** Counts an event in. */
    public void count(long position, List<CounterChange> changes) {
        changes.forEach(change -> add(change.dimension(), change.key(), change.by()));
        newest = Math.max(newest, position);
        changed = true;
    }

    /** What there is at least one of. */
    SortedMap<String, Long> by(Dimension dimension) {
        SortedMap<String, Long> present = new TreeMap<>(of(dimension));
        present.values().removeIf(n -> n == 0);
        return present;
    }

    /** How many tickets have a type that is not counted by name. */
    long otherTypes() {
        return otherTypes;
    }

    /** The document as it is kept next. */
    public Document toBson() {
        List<Document> list = new ArrayList<>();
        counts.forEach((dimension, keys) -> keys.forEach((key, n) ->
                list.add(new Document(BY, dimension.name()).append(KEY, key).append(N, n))));
        return new Document("_id", workspace)
                .append("workspace", workspace)
                .append(REVISION, revision + 1)
                .append(COUNTED, newest)
                .append(COUNTS, list)
                .append(OTHER_TYPES, otherTypes);
    }

    private void add(Dimension dimension, String key, long by) {
        SortedMap<String, Long> keys = of(dimension);
        if (dimension == Dimension.TYPE && keys.size() >= MOST_TYPES && !keys.containsKey(key)) {
            otherTypes += by;
        } else {
            keys.merge(key, by, Long::sum);
        }
    }

    private SortedMap<String, Long> of(Dimension dimension) {
        return counts.computeIfAbsent(dimension, d -> new TreeMap<>());
    }
}
