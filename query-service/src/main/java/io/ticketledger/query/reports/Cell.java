package io.ticketledger.query.reports;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A cell in the making: it knows which positions are counted in it, and takes in only others. The facts of a day are
 * read and written when something is added to that day.
 */
final class Cell {
    static final String MONTH = "month";
    static final String GROUP = "group";
    static final String REVISION = "revision";
    static final String INDEX = "index";
    static final String GAPS = "gaps";
    static final String COUNTS = "counts";
    static final String NET = "net";

    static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("_id", REVISION), new IndexOptions().unique(true)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, MONTH)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, GROUP, MONTH)));

    private final CellKey key;
    private final @Nullable Document before;
    private final Position counted;
    private final SortedMap<Integer, List<Fact>> added = new TreeMap<>();
    private long newest;

    /** @param before the cell as it is, with the facts of all days that something may be added to; null when it is not */
    Cell(CellKey key, @Nullable Document before) {
        this.key = key;
        this.before = before;
        counted = before == null
                ? Position.NONE
                : Position.of(before.getLong(INDEX), before.getList(GAPS, Long.class, List.of()));
        newest = counted.index();
    }

    /** The field of a day's facts. */
    static String facts(int day) {
        return "d" + day;
    }

    static byte[] bytes(Document document, String field) {
        Binary binary = document.get(field, Binary.class);
        return binary == null ? new byte[0] : binary.getData();
    }

    /** Adds the fact, unless the event is counted already. */
    void add(long position, Fact fact) {
        if (!counted.covers(position)) {
            added.computeIfAbsent(CellKey.dayOf(fact.at()), day -> new ArrayList<>())
                    .add(fact);
            newest = Math.max(newest, position);
        }
    }

    boolean changed() {
        return !added.isEmpty();
    }

    boolean isNew() {
        return before == null;
    }

    /** What was read beyond the newest event that counts here is left out: it depends on the batches. */
    WriteModel<Document> write(Position after) {
        Position now = counted.and(after).upTo(newest);
        Document fields = new Document(REVISION, before == null ? 1L : before.getLong(REVISION) + 1)
                .append(INDEX, now.index())
                .append(GAPS, List.copyOf(now.gaps()))
                .append(COUNTS, new Binary(counts()))
                .append(NET, new Binary(net()));
        added.keySet().forEach(day -> fields.append(facts(day), new Binary(facts(before, day))));
        if (before == null) {
            Document document = new Document("_id", key.id())
                    .append(WorkspaceScope.WORKSPACE, key.workspace())
                    .append(MONTH, key.month())
                    .append(GROUP, key.group());
            document.putAll(fields);
            return new InsertOneModel<>(document);
        }
        // Equality on both fields of a unique index: the embedded store finds nothing else without a full scan.
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", key.id()), Filters.eq(REVISION, before.getLong(REVISION))),
                new Document("$set", fields));
    }

    private byte[] counts() {
        DayCounts counts = before == null ? new DayCounts() : DayCounts.of(bytes(before, COUNTS));
        added.forEach((day, facts) -> facts.forEach(fact -> counts.add(day, fact.kind())));
        return counts.bytes();
    }

    private byte[] net() {
        OpenTickets net = before == null ? OpenTickets.NONE : OpenTickets.of(bytes(before, NET));
        List<Fact> all = new ArrayList<>();
        added.values().forEach(all::addAll);
        return net.plus(OpenTickets.of(all)).bytes();
    }

    private byte[] facts(@Nullable Document document, int day) {
        long start = key.start(day);
        List<Fact> facts = new ArrayList<>(added.getOrDefault(day, List.of()));
        if (document != null && document.containsKey(facts(day))) {
            facts.addAll(DayFacts.list(bytes(document, facts(day)), start));
        }
        Collections.sort(facts);
        return DayFacts.bytes(facts, start);
    }
}
