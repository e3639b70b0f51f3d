package io.ticketledger.query.reports;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.query.projection.LostRaceException;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Keeps the cells that reports are made from. A cell says which events are counted in it, takes in only others, and is
 * written by compare-and-set on its revision: an event counts once, however often and late it comes.
 */
public final class ReportsProjection implements Projection {
    private static final int ATTEMPTS = 5;
    private static final int DUPLICATE_KEY = 11000;
    private static final int TICKETS_REMEMBERED = 20_000;

    private final ReadModel readModel;
    private final KnownTickets tickets;

    public ReportsProjection(ReadModel readModel, TicketHistories histories) {
        this(readModel, histories, TICKETS_REMEMBERED);
    }

    ReportsProjection(ReadModel readModel, TicketHistories histories, int ticketsRemembered) {
        this.readModel = readModel;
        tickets = new KnownTickets(histories, ticketsRemembered);
    }

    static MongoCollection<Document> collection(ReadModel readModel, Dimension dimension) {
        return readModel.collection("reports-" + dimension.word());
    }

    /** Makes what is missing; what is there already stays. */
    public static void createIndexes(ReadModel readModel) {
        for (Dimension dimension : Dimension.values()) {
            collection(readModel, dimension).createIndexes(Cell.INDEXES);
        }
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        Map<Dimension, Map<CellKey, List<Counted>>> facts = new EnumMap<>(Dimension.class);
        for (KnownTickets.Worth worth : tickets.of(batch)) {
            for (GroupedFact grouped : worth.facts()) {
                Fact fact = grouped.fact();
                facts.computeIfAbsent(grouped.dimension(), dimension -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                CellKey.of(worth.workspace(), grouped.group(), fact.at()), key -> new ArrayList<>())
                        .add(new Counted(worth.position(), fact));
            }
        }
        facts.forEach((dimension, byCell) -> count(collection(readModel, dimension), byCell, after));
    }

    private record Counted(long position, Fact fact) {}

    private static void count(MongoCollection<Document> cells, Map<CellKey, List<Counted>> facts, Position after) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (written(cells, facts, after)) {
                return;
            }
        }
        throw new LostRaceException("reports", ATTEMPTS);
    }

    /** Whether everything could be written; if not, some of it was, which the next attempt will see. */
    private static boolean written(MongoCollection<Document> cells, Map<CellKey, List<Counted>> facts, Position after) {
        Map<String, Document> present = load(cells, facts);
        List<WriteModel<Document>> writes = new ArrayList<>(facts.size());
        int inserts = 0;
        for (Map.Entry<CellKey, List<Counted>> entry : facts.entrySet()) {
            Cell cell = new Cell(entry.getKey(), present.get(entry.getKey().id()));
            entry.getValue().forEach(counted -> cell.add(counted.position(), counted.fact()));
            if (cell.changed()) {
                writes.add(cell.write(after));
                inserts += cell.isNew() ? 1 : 0;
            }
        }
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = cells.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** The cells that are there, each at least with the facts of the days that it gets some for. */
    private static Map<String, Document> load(MongoCollection<Document> cells, Map<CellKey, List<Counted>> facts) {
        SortedSet<String> fields = new TreeSet<>(List.of(Cell.REVISION, Cell.INDEX, Cell.GAPS, Cell.COUNTS, Cell.NET));
        facts.values()
                .forEach(list -> list.forEach(counted ->
                        fields.add(Cell.facts(CellKey.dayOf(counted.fact().at())))));
        Map<String, Document> present = new HashMap<>();
        cells.find(Filters.in("_id", facts.keySet().stream().map(CellKey::id).toList()))
                .projection(Projections.include(List.copyOf(fields)))
                .batchSize(1_000)
                .forEach(document -> present.put(document.getString("_id"), document));
        return present;
    }
}
