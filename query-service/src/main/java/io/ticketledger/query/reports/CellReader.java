package io.ticketledger.query.reports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the cells of a workspace. */
final class CellReader {
    private static final int BATCH = 1_000;
    private static final int DAYS = 31;

    private final ReadModel readModel;
    private final WorkspaceScope scope;
    private final ReportRange range;

    CellReader(ReadModel readModel, WorkspaceScope scope, ReportRange range) {
        this.readModel = readModel;
        this.scope = scope;
        this.range = range;
    }

    /** A day of a cell. */
    record Day(int month, String group, int day) {
        long start() {
            return CellKey.start(month, day);
        }
    }

    /** Is given the facts of a day, in one or in several parts. */
    interface Facts {
        void part(Day day, byte[] facts);
    }

    /** The facts of the range's months, all days. */
    void facts(Facts facts) {
        Blocks blocks = new Blocks(facts);
        read(firstMonth(), Projections.exclude(Cell.COUNTS, Cell.MOVES, Cell.NET), cell -> {
            for (int day = 1; day <= DAYS; day++) {
                give(cell, day, facts);
            }
            blocks.add(cell, day -> true);
        });
        blocks.end();
    }

    /** The facts of some days of cells. */
    void facts(Collection<String> ids, Collection<Integer> days, Facts facts) {
        List<String> fields = new ArrayList<>(List.of(Cell.BLOCKS));
        days.forEach(day -> fields.add(Cell.facts(day)));
        Blocks blocks = new Blocks(facts);
        byId(collection(), ids, with(fields), cell -> {
            days.forEach(day -> give(cell, day, facts));
            blocks.add(cell, days::contains);
        });
        blocks.end();
    }

    private static void give(Document cell, int day, Facts facts) {
        byte[] bytes = Cell.bytes(cell, Cell.facts(day));
        if (bytes.length > 0) {
            facts.part(new Day(cell.getInteger(Cell.MONTH), cell.getString(Cell.GROUP), day), bytes);
        }
    }

    /** The cells of the range's months with some fields. */
    void inRange(List<String> fields, Consumer<Document> cells) {
        read(firstMonth(), with(fields), cells);
    }

    /** The same and of all months before. */
    void upToRange(List<String> fields, Consumer<Document> cells) {
        read(Integer.MIN_VALUE, with(fields), cells);
    }

    /** Blocks that were named by cells, read some at a time. */
    private final class Blocks {
        private final Facts facts;
        private final Map<String, Day> named = new HashMap<>();

        Blocks(Facts facts) {
            this.facts = facts;
        }

        void add(Document cell, IntPredicate days) {
            for (FactBlock block : FactBlock.list(Cell.bytes(cell, Cell.BLOCKS))) {
                if (days.test(block.day())) {
                    named.put(
                            block.id(cell.getString("_id")),
                            new Day(cell.getInteger(Cell.MONTH), cell.getString(Cell.GROUP), block.day()));
                }
            }
            if (named.size() >= BATCH) {
                end();
            }
        }

        void end() {
            byId(
                    ReportsProjection.blocks(readModel, range.dimension()),
                    named.keySet(),
                    Projections.include(FactBlock.FACTS),
                    block -> {
                        Day day = named.get(block.getString("_id"));
                        if (day != null) {
                            facts.part(day, Cell.bytes(block, FactBlock.FACTS));
                        }
                    });
            named.clear();
        }
    }

    private static void byId(
            MongoCollection<Document> collection, Collection<String> ids, Bson fields, Consumer<Document> documents) {
        MongoReads.read(() -> {
            for (List<String> part : parts(ids)) {
                collection
                        .find(Filters.in("_id", part))
                        .projection(fields)
                        .batchSize(BATCH)
                        .forEach(documents);
            }
            return true;
        });
    }

    private int firstMonth() {
        return CellKey.monthOf(range.periods().from());
    }

    private void read(int firstMonth, Bson fields, Consumer<Document> cells) {
        ScopedQuery query = scope.query()
                .is(Cell.GROUP, range.only())
                .beyond(Cell.MONTH, firstMonth - 1L, true)
                .beyond(Cell.MONTH, CellKey.monthOf(range.limit() - 1) + 1L, false);
        MongoReads.read(() -> {
            collection()
                    .find(query.filter())
                    .projection(fields)
                    .batchSize(BATCH)
                    .forEach(cells);
            return true;
        });
    }

    private MongoCollection<Document> collection() {
        return ReportsProjection.collection(readModel, range.dimension());
    }

    private static Bson with(List<String> fields) {
        List<String> all = new ArrayList<>(List.of(Cell.MONTH, Cell.GROUP));
        all.addAll(fields);
        return Projections.include(all);
    }

    private static List<List<String>> parts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += BATCH) {
            parts.add(all.subList(i, Math.min(all.size(), i + BATCH)));
        }
        return parts;
    }
}
