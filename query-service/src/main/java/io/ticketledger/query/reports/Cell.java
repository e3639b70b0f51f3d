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
 * A cell in the making: it knows which positions are counted in it, and takes in only others. What grows with the number
 * of facts is not written again and again: a day's facts that have become many go into a block of their own, which never
 * changes, and the changes of what is open are taken into the net when there are many.
 */
final class Cell {
    static final String MONTH = "month";
    static final String GROUP = "group";
    static final String REVISION = "revision";
    static final String INDEX = "index";
    static final String GAPS = "gaps";
    static final String COUNTS = "counts";
    static final String BLOCKS = "blocks";
    static final String MOVES = "moves";
    static final String NET = "net";

    static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("_id", REVISION), new IndexOptions().unique(true)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, MONTH)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, GROUP, MONTH)));

    private final CellKey key;
    private final @Nullable Document before;
    private final int many;
    private final Position counted;
    private final SortedMap<Integer, List<Fact>> added = new TreeMap<>();
    private long newest;

    /**
     * @param before the cell as it is, with the facts of all days that something may be added to; null when it is not
     * @param many how many bytes are not written once more
     */
    Cell(CellKey key, @Nullable Document before, int many) {
        this.key = key;
        this.before = before;
        this.many = many;
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

    /** Whether the changes are to be taken into the net, which has to be known then. */
    boolean needsNet() {
        return before != null && bytes(before, MOVES).length >= many;
    }

    /** What becomes a block: the bytes as they are now, under a name that nothing else will ever have. */
    List<Document> newBlocks() {
        List<Document> blocks = new ArrayList<>();
        for (int day : added.keySet()) {
            if (before != null && isFull(day)) {
                blocks.add(FactBlock.document(key, new FactBlock(day, revision()), bytes(before, facts(day))));
            }
        }
        return blocks;
    }

    /**
     * The write. What was read beyond the newest event that counts here is left out: it depends on the batches.
     *
     * @param net the net as it is, if it is needed
     */
    WriteModel<Document> write(Position after, @Nullable Document net) {
        Position now = counted.and(after).upTo(newest);
        Document fields = new Document(REVISION, revision() + 1)
                .append(INDEX, now.index())
                .append(GAPS, List.copyOf(now.gaps()))
                .append(COUNTS, new Binary(counts()));
        addMoves(fields, net);
        List<FactBlock> blocks = before == null ? new ArrayList<>() : FactBlock.list(bytes(before, BLOCKS));
        for (int day : added.keySet()) {
            if (isFull(day)) {
                blocks.add(new FactBlock(day, revision()));
                fields.append(BLOCKS, new Binary(FactBlock.bytes(blocks)));
            }
            fields.append(facts(day), new Binary(dayFacts(day)));
        }
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
                Filters.and(Filters.eq("_id", key.id()), Filters.eq(REVISION, revision())),
                new Document("$set", fields));
    }

    private long revision() {
        return before == null ? 0 : before.getLong(REVISION);
    }

    private boolean isFull(int day) {
        return before != null && bytes(before, facts(day)).length >= many;
    }

    private byte[] counts() {
        DayCounts counts = before == null ? new DayCounts() : DayCounts.of(bytes(before, COUNTS));
        added.forEach((day, facts) -> facts.forEach(fact -> counts.add(day, fact.kind())));
        return counts.bytes();
    }

    private void addMoves(Document fields, @Nullable Document net) {
        List<Fact> all = new ArrayList<>();
        added.values().forEach(all::addAll);
        OpenTickets moves = OpenTickets.of(all);
        if (before != null) {
            moves = OpenTickets.of(bytes(before, MOVES)).plus(moves);
        }
        if (needsNet()) {
            moves = net == null ? moves : OpenTickets.of(bytes(net, NET)).plus(moves);
            fields.append(NET, new Binary(moves.bytes()));
            moves = OpenTickets.NONE;
        }
        fields.append(MOVES, new Binary(moves.bytes()));
    }

    private byte[] dayFacts(int day) {
        long start = key.start(day);
        List<Fact> facts = new ArrayList<>(added.getOrDefault(day, List.of()));
        if (before != null && before.containsKey(facts(day)) && !isFull(day)) {
            facts.addAll(DayFacts.list(bytes(before, facts(day)), start));
        }
        Collections.sort(facts);
        return DayFacts.bytes(facts, start);
    }
}
