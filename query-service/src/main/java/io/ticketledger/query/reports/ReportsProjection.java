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
import io.ticketledger.query.projection.Upserts;
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

    /** A day's facts are written again with each batch until they have so many bytes: some 3,000 facts. */
    private static final int MANY_BYTES = 16 * 1024;

    private final ReadModel readModel;
    private final KnownTickets tickets;
    private final int manyBytes;

    public ReportsProjection(ReadModel readModel, TicketHistories histories) {
        this(readModel, histories, TICKETS_REMEMBERED, MANY_BYTES);
    }

    ReportsProjection(ReadModel readModel, TicketHistories histories, int ticketsRemembered, int manyBytes) {
        this.readModel = readModel;
        this.manyBytes = manyBytes;
        tickets = new KnownTickets(histories, ticketsRemembered);
    }

    static MongoCollection<Document> collection(ReadModel readModel, Dimension dimension) {
        return readModel.collection("reports-" + dimension.word());
    }

    static MongoCollection<Document> blocks(ReadModel readModel, Dimension dimension) {
        return readModel.collection("reports-" + dimension.word() + "-blocks");
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
        facts.forEach((dimension, byCell) -> count(dimension, byCell, after));
    }

    private record Counted(long position, Fact fact) {}

    private void count(Dimension dimension, Map<CellKey, List<Counted>> facts, Position after) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (written(dimension, facts, after)) {
                return;
            }
        }
        throw new LostRaceException("reports", ATTEMPTS);
    }

    /** Whether everything could be written; if not, some of it was, which the next attempt will see. */
    private boolean written(Dimension dimension, Map<CellKey, List<Counted>> facts, Position after) {
        MongoCollection<Document> collection = collection(readModel, dimension);
        Map<String, Document> present = load(collection, facts);
        Map<String, Cell> cells = new LinkedHashMap<>();
        facts.forEach((key, list) -> {
            Cell cell = new Cell(key, present.get(key.id()), manyBytes);
            list.forEach(counted -> cell.add(counted.position(), counted.fact()));
            if (cell.changed()) {
                cells.put(key.id(), cell);
            }
        });
        if (cells.isEmpty()) {
            return true;
        }
        // Blocks first: a cell never names one that is not there.
        Upserts.write(
                blocks(readModel, dimension),
                cells.values().stream()
                        .flatMap(cell -> cell.newBlocks().stream())
                        .toList());
        Map<String, Document> nets = nets(collection, cells);
        List<WriteModel<Document>> writes = new ArrayList<>(cells.size());
        cells.forEach((id, cell) -> writes.add(cell.write(after, nets.get(id))));
        long inserts = cells.values().stream().filter(Cell::isNew).count();
        try {
            BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** The nets that are needed. One that somebody else has changed since belongs to a revision that is not written. */
    private static Map<String, Document> nets(MongoCollection<Document> collection, Map<String, Cell> cells) {
        List<String> ids = cells.entrySet().stream()
                .filter(entry -> entry.getValue().needsNet())
                .map(Map.Entry::getKey)
                .toList();
        return ids.isEmpty() ? Map.of() : byId(collection, ids, List.of(Cell.NET));
    }

    /** The cells that are there, each at least with the facts of the days that it gets some for. */
    private static Map<String, Document> load(MongoCollection<Document> cells, Map<CellKey, List<Counted>> facts) {
        SortedSet<String> fields =
                new TreeSet<>(List.of(Cell.REVISION, Cell.INDEX, Cell.GAPS, Cell.COUNTS, Cell.BLOCKS, Cell.MOVES));
        facts.values()
                .forEach(list -> list.forEach(counted ->
                        fields.add(Cell.facts(CellKey.dayOf(counted.fact().at())))));
        return byId(cells, facts.keySet().stream().map(CellKey::id).toList(), List.copyOf(fields));
    }

    private static Map<String, Document> byId(MongoCollection<Document> cells, List<String> ids, List<String> fields) {
        Map<String, Document> present = new HashMap<>();
        cells.find(Filters.in("_id", ids))
                .projection(Projections.include(fields))
                .batchSize(1_000)
                .forEach(document -> present.put(document.getString("_id"), document));
        return present;
    }
}
