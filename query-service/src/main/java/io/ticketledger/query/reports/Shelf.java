package io.ticketledger.query.reports;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a month in the making: one document for some of the groups. It knows up to which position events are counted in
 * it, and takes in only later ones. What has grown to many bytes is not written again and again: it is put into a part of its own,
 * which never changes.
 */
final class Shelf {
    static final String MONTH = "month";
    static final String SHELF = "shelf";
    static final String REVISION = "revision";
    static final String INDEX = "index";
    static final String COUNTS = "counts";
    static final String FACTS = "facts";
    static final String NETS = "nets";
    static final String BYTES = "bytes";

    static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("_id", REVISION), new IndexOptions().unique(true)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, MONTH)),
            new IndexModel(Indexes.ascending(WorkspaceScope.WORKSPACE, SHELF, MONTH)));

    /** As many nets are kept by themselves before they are made one. */
    static final int MOST_NETS = 8;

    private final ShelfKey key;
    private final @Nullable Document before;
    private final int many;
    private final Position counted;
    private final SortedMap<String, List<Fact>> added = new TreeMap<>();
    private long newest;

    /**
     * @param before the shelf as it is, null when it is not
     * @param many how many bytes are not written once more
     */
    Shelf(ShelfKey key, @Nullable Document before, int many) {
        this.key = key;
        this.before = before;
        this.many = many;
        counted = before == null ? Position.NONE : new Position(before.getLong(INDEX));
        newest = counted.index();
    }

    static SortedMap<String, byte[]> groups(Document document, String field) {
        Binary binary = document.get(field, Binary.class);
        return binary == null ? new TreeMap<>() : GroupBytes.read(binary.getData());
    }

    static byte[] bytes(Document part) {
        return part.get(BYTES, Binary.class).getData();
    }

    /** Adds the fact, unless the event is counted already. */
    void add(long position, String group, Fact fact) {
        if (!counted.covers(position)) {
            added.computeIfAbsent(group, name -> new ArrayList<>()).add(fact);
            newest = Math.max(newest, position);
        }
    }

    boolean changed() {
        return !added.isEmpty();
    }

    boolean isNew() {
        return before == null;
    }

    /** What has to be written with it. */
    Writes writes(NetParts parts) {
        Writes writes = new Writes(key, revision());
        SortedMap<String, byte[]> counts = present(COUNTS);
        SortedMap<String, byte[]> facts = present(FACTS);
        SortedMap<String, byte[]> nets = present(NETS);
        added.forEach((group, more) -> {
            counts.put(group, counts(counts.get(group), more));
            facts.put(group, facts(group, facts.get(group), more, writes));
            nets.put(group, net(group, nets.get(group), more, parts, writes));
        });
        Document fields = new Document(REVISION, revision() + 1)
                .append(INDEX, newest)
                .append(COUNTS, new Binary(GroupBytes.bytes(counts)))
                .append(FACTS, new Binary(GroupBytes.bytes(facts)))
                .append(NETS, new Binary(GroupBytes.bytes(nets)));
        writes.shelf(before == null ? insert(fields) : update(fields));
        return writes;
    }

    private WriteModel<Document> insert(Document fields) {
        Document document = new Document("_id", key.id())
                .append(WorkspaceScope.WORKSPACE, key.workspace())
                .append(MONTH, key.month())
                .append(SHELF, key.shelf());
        document.putAll(fields);
        return new InsertOneModel<>(document);
    }

    /** Equality on both fields of a unique index: the embedded store finds nothing else without a full scan. */
    private WriteModel<Document> update(Document fields) {
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", key.id()), Filters.eq(REVISION, revision())),
                Updates.combine(fields.entrySet().stream()
                        .map(field -> Updates.set(field.getKey(), field.getValue()))
                        .toList()));
    }

    private long revision() {
        return before == null ? 0 : before.getLong(REVISION);
    }

    private SortedMap<String, byte[]> present(String field) {
        return before == null ? new TreeMap<>() : groups(before, field);
    }

    private static byte[] counts(byte @Nullable [] present, List<Fact> more) {
        CountBytes counts = present == null ? new CountBytes() : CountBytes.of(present);
        more.forEach(fact -> counts.add(Months.dayOf(fact.at()), fact.kind()));
        return counts.bytes();
    }

    private byte[] facts(String group, byte @Nullable [] present, List<Fact> more, Writes writes) {
        FactList facts = present == null ? FactList.NONE : FactList.of(present);
        long start = Months.start(key.month());
        if (facts.recent().length >= many) {
            writes.part(FactList.KIND, group, facts.recent());
            facts = facts.packed(revision(), start);
        }
        return facts.plus(more, start).bytes();
    }

    private byte[] net(String group, byte @Nullable [] present, List<Fact> more, NetParts parts, Writes writes) {
        NetList nets = present == null ? NetList.NONE : NetList.of(present);
        byte[] recent = nets.recent().bytes();
        if (recent.length >= many) {
            List<Long> kept = new ArrayList<>(nets.kept());
            if (kept.size() < MOST_NETS) {
                writes.part(NetList.KIND, group, recent);
            } else {
                CellKey cell = new CellKey(key.workspace(), key.month(), group);
                List<String> names = kept.stream()
                        .map(revision -> cell.part(NetList.KIND, revision))
                        .toList();
                OpenTickets all = nets.recent();
                for (OpenTickets part : parts.read(names)) {
                    all = all.plus(part);
                }
                writes.part(NetList.KIND, group, all.bytes());
                writes.replaced(names);
                kept.clear();
            }
            kept.add(revision());
            nets = new NetList(kept, OpenTickets.NONE);
        }
        return nets.plus(more).bytes();
    }

    /** Reads nets that are kept by themselves. */
    interface NetParts {
        List<OpenTickets> read(List<String> names);
    }

    /** A shelf's write, the parts that come before it, and those that nothing names any more after it. */
    static final class Writes {
        private final ShelfKey key;
        private final long revision;
        private final List<Document> parts = new ArrayList<>();
        private final List<String> replaced = new ArrayList<>();
        private @Nullable WriteModel<Document> shelf;

        private Writes(ShelfKey key, long revision) {
            this.key = key;
            this.revision = revision;
        }

        private void part(String kind, String group, byte[] bytes) {
            CellKey cell = new CellKey(key.workspace(), key.month(), group);
            parts.add(new Document("_id", cell.part(kind, revision))
                    .append(WorkspaceScope.WORKSPACE, key.workspace())
                    .append(BYTES, new Binary(bytes)));
        }

        private void replaced(List<String> names) {
            replaced.addAll(names);
        }

        private void shelf(WriteModel<Document> write) {
            shelf = write;
        }

        List<Document> parts() {
            return parts;
        }

        List<String> replaced() {
            return replaced;
        }

        WriteModel<Document> shelf() {
            if (shelf == null) {
                throw new IllegalStateException("nothing to write");
            }
            return shelf;
        }
    }
}
