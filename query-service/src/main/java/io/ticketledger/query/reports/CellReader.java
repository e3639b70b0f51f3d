package io.ticketledger.query.reports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.MongoReads;
import io.ticketledger.query.scope.ScopedQuery;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the cells of a workspace. */
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

    /** The cells with their facts, but without the net, of the months that the range touches. */
    void inRange(Consumer<Document> cells) {
        read(firstMonth(), Projections.exclude(Cell.NET), cells);
    }

    /** The cells of these months with some fields. */
    void inRange(List<String> fields, Consumer<Document> cells) {
        read(firstMonth(), with(fields), cells);
    }

    /** The same and of all months before. */
    void upToRange(List<String> fields, Consumer<Document> cells) {
        read(Integer.MIN_VALUE, with(fields), cells);
    }

    /** Cells by their ids, with some fields. */
    void byId(Collection<String> ids, List<String> fields, Consumer<Document> cells) {
        MongoReads.read(() -> {
            for (List<String> part : parts(ids)) {
                collection()
                        .find(com.mongodb.client.model.Filters.in("_id", part))
                        .projection(with(fields))
                        .batchSize(BATCH)
                        .forEach(cells);
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
