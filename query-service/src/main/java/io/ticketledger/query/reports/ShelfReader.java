package io.ticketledger.query.reports;

import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads shelves with all that belongs to them, whatever may stand there. */
final class ShelfReader {
    private static final int PARTS_AT_ONCE = 100;

    private final ReadModel readModel;
    private final WorkspaceScope scope;
    private final Dimension dimension;

    ShelfReader(ReadModel readModel, WorkspaceScope scope, Dimension dimension) {
        this.readModel = readModel;
        this.scope = scope;
        this.dimension = dimension;
    }

    /**
     * Adds up a shelf and its parts, as one state: where a part was replaced meanwhile, the shelf is read again.
     *
     * @param present the shelf as it was read
     * @param empty gives a tally without anything kept
     * @return the shelf as it was added up, and its tally
     */
    <T extends Tally> ComparedShelf<T> read(ShelfKey key, @Nullable Document present, Supplier<T> empty) {
        Document shelf = present;
        while (true) {
            T tally = empty.get();
            String without = shelf == null ? null : add(key, shelf, tally);
            if (without != null) {
                Document now = scope.byId(ReportsProjection.collection(readModel, dimension), key.id());
                if (now != null
                        && !Objects.equals(
                                now.get(Shelf.REVISION),
                                Objects.requireNonNull(shelf).get(Shelf.REVISION))) {
                    shelf = now;
                    continue;
                }
                tally.unreadable(without);
            }
            Object counted = shelf == null ? null : shelf.get(Shelf.INDEX);
            return new ComparedShelf<>(counted instanceof Long index ? index : null, tally);
        }
    }

    /** How many bytes of cells a shelf has. */
    static long length(Document shelf) {
        long length = 0;
        for (String field : List.of(Shelf.COUNTS, Shelf.FACTS, Shelf.NETS)) {
            length += shelf.get(field) instanceof Binary binary ? binary.length() : 0;
        }
        return length;
    }

    /** Returns a group of which a part is missing, null when all are there. */
    private @Nullable String add(ShelfKey key, Document shelf, Tally tally) {
        Map<String, Part> parts = new TreeMap<>();
        attempt(
                tally,
                null,
                () -> Shelf.groups(shelf, Shelf.COUNTS)
                        .forEach((group, bytes) -> attempt(tally, group, () -> counts(group, bytes, tally))));
        attempt(
                tally,
                null,
                () -> Shelf.groups(shelf, Shelf.FACTS)
                        .forEach((group, bytes) -> attempt(tally, group, () -> {
                            FactList list = FactList.of(bytes);
                            facts(key, group, list.recent(), null, tally);
                            CellKey cell = new CellKey(key.workspace(), key.month(), group);
                            list.blocks()
                                    .forEach(block -> parts.put(
                                            cell.part(FactList.KIND, block.revision()), new Part(group, block)));
                        })));
        attempt(
                tally,
                null,
                () -> Shelf.groups(shelf, Shelf.NETS)
                        .forEach((group, bytes) -> attempt(tally, group, () -> {
                            NetList list = NetList.of(bytes);
                            open(group, list.recent(), tally);
                            CellKey cell = new CellKey(key.workspace(), key.month(), group);
                            list.kept()
                                    .forEach(revision ->
                                            parts.put(cell.part(NetList.KIND, revision), new Part(group, null)));
                        })));
        return parts(key, parts, tally);
    }

    /** @param block null for a net */
    private record Part(String group, FactList.@Nullable Block block) {}

    private @Nullable String parts(ShelfKey key, Map<String, Part> parts, Tally tally) {
        List<String> names = List.copyOf(parts.keySet());
        for (int i = 0; i < names.size(); i += PARTS_AT_ONCE) {
            List<String> some = new ArrayList<>(names.subList(i, Math.min(names.size(), i + PARTS_AT_ONCE)));
            for (Document document : scope.byIds(ReportsProjection.parts(readModel, dimension), some)) {
                String name = String.valueOf(document.get("_id"));
                Part part = parts.get(name);
                if (part != null && some.remove(name)) {
                    attempt(tally, part.group(), () -> {
                        if (part.block() == null) {
                            open(part.group(), OpenTickets.of(Shelf.bytes(document)), tally);
                        } else {
                            facts(key, part.group(), Shelf.bytes(document), part.block(), tally);
                        }
                    });
                }
            }
            if (!some.isEmpty()) {
                return Objects.requireNonNull(parts.get(some.getFirst())).group();
            }
        }
        return null;
    }

    private static void counts(String group, byte[] bytes, Tally tally) {
        CountBytes.forEach(bytes, (day, counts) -> {
            for (FactKind kind : FactKind.COUNTS) {
                if (counts[kind.place()] != 0) {
                    tally.keptCounts(group, day, kind, counts[kind.place()]);
                }
            }
        });
    }

    /** @param block what is said of them; null for those that nothing is said of */
    private static void facts(ShelfKey key, String group, byte[] bytes, FactList.@Nullable Block block, Tally tally) {
        FactBytes.Visitor visitor = (at, kind, value) -> {
            if (block != null && (Months.dayOf(at) < block.first() || Months.dayOf(at) > block.last())) {
                tally.unreadable(group);
            }
            tally.keptFact(group, new Fact(at, kind, value));
        };
        FactBytes.counts(bytes, Months.start(key.month()), visitor);
        FactBytes.times(bytes, Months.start(key.month()), visitor);
    }

    private static void open(String group, OpenTickets open, Tally tally) {
        open.forEach((created, number) -> tally.keptOpen(group, created, number));
    }

    /** Bytes may be anything: what can't be read is a difference, no fault. */
    private static void attempt(Tally tally, @Nullable String group, Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            tally.unreadable(group);
        }
    }
}
