package io.ticketledger.query.reports;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a workspace that a report is about. */
final class CellReader {
    private static final int BATCH = 1_000;

    private final ReadModel readModel;
    private final WorkspaceScope scope;
    private final ReportRange range;

    CellReader(ReadModel readModel, WorkspaceScope scope, ReportRange range) {
        this.readModel = readModel;
        this.scope = scope;
        this.range = range;
    }

    /** Is given the bytes of a cell. */
    interface Visitor {
        void cell(CellKey cell, byte[] bytes);
    }

    /** The counts of the months of the range. */
    void counts(Visitor counts) {
        read(firstMonth(), Shelf.COUNTS, counts);
    }

    /** The same and of all months before. */
    void countsFromTheBeginning(Visitor counts) {
        read(Integer.MIN_VALUE, Shelf.COUNTS, counts);
    }

    /**
     * The nets of all months up to the range's last, and from some month on the facts of certain days, both in several
     * parts. A shelf's net and its facts are read at once, so that they are of one state.
     *
     * @param firstWithFacts the month, null when no facts are wanted
     */
    void netsAndFacts(
            BiConsumer<CellKey, OpenTickets> nets,
            @Nullable Integer firstWithFacts,
            IntFunction<NavigableSet<Integer>> days,
            Visitor facts) {
        Map<String, CellKey> netParts = new HashMap<>();
        Visitor net = (cell, bytes) -> {
            NetList list = NetList.of(bytes);
            nets.accept(cell, list.recent());
            list.kept().forEach(revision -> netParts.put(cell.part(NetList.KIND, revision), cell));
        };
        int afterNets = firstWithFacts == null ? lastMonth() + 1 : firstWithFacts;
        shelves(Integer.MIN_VALUE, afterNets - 1, List.of(Shelf.NETS), shelf -> cells(shelf, Shelf.NETS, net));
        if (firstWithFacts != null) {
            Map<String, CellKey> factParts = new HashMap<>();
            shelves(firstWithFacts, lastMonth(), List.of(Shelf.NETS, Shelf.FACTS), shelf -> {
                cells(shelf, Shelf.NETS, net);
                cells(shelf, Shelf.FACTS, (cell, bytes) -> facts(cell, bytes, days, facts, factParts));
            });
            parts(factParts, facts);
        }
        parts(netParts, (cell, bytes) -> nets.accept(cell, OpenTickets.of(bytes)));
    }

    /**
     * The facts of certain days, in several parts, with others from around them.
     *
     * @param days the days that are wanted of a month of the range
     */
    void facts(IntFunction<NavigableSet<Integer>> days, Visitor facts) {
        Map<String, CellKey> parts = new HashMap<>();
        read(firstMonth(), Shelf.FACTS, (cell, bytes) -> facts(cell, bytes, days, facts, parts));
        parts(parts, facts);
    }

    private void facts(
            CellKey cell,
            byte[] bytes,
            IntFunction<NavigableSet<Integer>> days,
            Visitor facts,
            Map<String, CellKey> parts) {
        NavigableSet<Integer> wanted = days.apply(cell.month());
        if (wanted.isEmpty()) {
            return;
        }
        FactList list = FactList.of(bytes);
        facts.cell(cell, list.recent());
        for (FactList.Block block : list.blocks()) {
            if (!wanted.subSet(block.first(), true, block.last(), true).isEmpty()) {
                parts.put(cell.part(FactList.KIND, block.revision()), cell);
            }
        }
        if (parts.size() >= BATCH) {
            parts(parts, facts);
            parts.clear();
        }
    }

    /** That of the range's beginning, or of its last instant, which asOf may have put before. */
    private int firstMonth() {
        return Math.min(Months.of(range.periods().from()), lastMonth());
    }

    private int lastMonth() {
        return Months.of(range.limit() - 1);
    }

    private void read(int firstMonth, String field, Visitor cells) {
        shelves(firstMonth, lastMonth(), List.of(field), shelf -> cells(shelf, field, cells));
    }

    private void shelves(int firstMonth, int lastMonth, List<String> fields, Consumer<Document> each) {
        ScopedQuery query =
                scope.query().beyond(Shelf.MONTH, firstMonth - 1L, true).beyond(Shelf.MONTH, lastMonth + 1L, false);
        String only = range.only();
        if (only != null) {
            query.is(Shelf.SHELF, ShelfKey.shelfOf(only));
        }
        FindIterable<Document> shelves = query.in(ReportsProjection.collection(readModel, range.dimension()))
                .projection(Projections.fields(Projections.include(Shelf.MONTH), Projections.include(fields)))
                .batchSize(BATCH);
        MongoReads.read(() -> {
            shelves.forEach(each);
            return true;
        });
    }

    private void cells(Document shelf, String field, Visitor cells) {
        String only = range.only();
        Shelf.groups(shelf, field).forEach((group, bytes) -> {
            if (only == null || only.equals(group)) {
                cells.cell(new CellKey(scope.workspace(), shelf.getInteger(Shelf.MONTH), group), bytes);
            }
        });
    }

    /** The parts with these names. */
    private void parts(Map<String, CellKey> names, Visitor visitor) {
        List<String> all = List.copyOf(names.keySet());
        int found = 0;
        for (int i = 0; i < all.size(); i += BATCH) {
            List<String> some = all.subList(i, Math.min(all.size(), i + BATCH));
            for (Document part : scope.byIds(ReportsProjection.parts(readModel, range.dimension()), some)) {
                CellKey cell = names.get(part.getString("_id"));
                if (cell != null) {
                    found++;
                    visitor.cell(cell, Shelf.bytes(part));
                }
            }
        }
        if (found < all.size()) {
            throw new PartsGoneException(all.size() - found);
        }
    }
}
