package io.ticketledger.query.reports;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.query.projection.LostRaceException;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.projection.Upserts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Keeps the cells that reports are made from, on shelves. A shelf says up to which event it has counted, takes in only
 * later ones, and is written by compare-and-set on its revision: an event counts once, however often and late it comes.
 */
public final class ReportsProjection implements Projection {
    private static final int ATTEMPTS = 5;
    private static final int DUPLICATE_KEY = 11000;
    private static final int TICKETS_REMEMBERED = 20_000;

    /** What belongs to one group is written again with each batch until it has so many bytes: some 1,600 facts. */
    private static final int MANY_BYTES = 8 * 1024;

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
        return readModel.collection(name(dimension));
    }

    static MongoCollection<Document> parts(ReadModel readModel, Dimension dimension) {
        return readModel.collection(partsName(dimension));
    }

    /** The names of all collections that it writes to. */
    public static List<String> collections() {
        return Arrays.stream(Dimension.values())
                .flatMap(dimension -> Stream.of(name(dimension), partsName(dimension)))
                .toList();
    }

    private static String name(Dimension dimension) {
        return "reports-" + dimension.word();
    }

    private static String partsName(Dimension dimension) {
        return name(dimension) + "-parts";
    }

    /** Makes what is missing; what is there already stays. */
    public static void createIndexes(ReadModel readModel) {
        for (Dimension dimension : Dimension.values()) {
            collection(readModel, dimension).createIndexes(Shelf.INDEXES);
        }
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        Map<Dimension, Map<ShelfKey, List<Counted>>> facts = new EnumMap<>(Dimension.class);
        for (KnownTickets.Worth worth : tickets.of(batch)) {
            for (GroupedFact grouped : worth.facts()) {
                CellKey cell =
                        new CellKey(worth.workspace(), Months.of(grouped.fact().at()), grouped.group());
                facts.computeIfAbsent(grouped.dimension(), dimension -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.shelf(), key -> new ArrayList<>())
                        .add(new Counted(worth.position(), grouped));
            }
        }
        facts.forEach(this::count);
    }

    private record Counted(long position, GroupedFact grouped) {}

    private void count(Dimension dimension, Map<ShelfKey, List<Counted>> facts) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                if (written(dimension, facts)) {
                    return;
                }
            } catch (PartsGoneException e) {
                // Somebody else was first, and has replaced them.
            }
        }
        throw new LostRaceException("reports", ATTEMPTS);
    }

    /** Whether everything could be written; if not, some of it was, which the next attempt will see. */
    private boolean written(Dimension dimension, Map<ShelfKey, List<Counted>> facts) {
        MongoCollection<Document> shelves = collection(readModel, dimension);
        MongoCollection<Document> parts = parts(readModel, dimension);
        Map<String, Document> present =
                byId(shelves, facts.keySet().stream().map(ShelfKey::id).toList());
        List<Shelf.Writes> writes = new ArrayList<>();
        List<Shelf.Writes> replacing = new ArrayList<>();
        int inserts = 0;
        for (Map.Entry<ShelfKey, List<Counted>> entry : facts.entrySet()) {
            Shelf shelf = new Shelf(entry.getKey(), present.get(entry.getKey().id()), manyBytes);
            entry.getValue()
                    .forEach(counted -> shelf.add(
                            counted.position(),
                            counted.grouped().group(),
                            counted.grouped().fact()));
            if (shelf.changed()) {
                Shelf.Writes write = shelf.writes(names -> nets(parts, names));
                (write.replaced().isEmpty() ? writes : replacing).add(write);
                inserts += shelf.isNew() ? 1 : 0;
            }
        }
        // Parts first: a shelf never names one that is not there.
        Upserts.write(
                parts,
                Stream.concat(writes.stream(), replacing.stream())
                        .flatMap(write -> write.parts().stream())
                        .toList());
        boolean all = written(shelves, writes.stream().map(Shelf.Writes::shelf).toList(), inserts);
        // One by one: only whose own write it was may remove what it replaced.
        for (Shelf.Writes write : replacing) {
            if (written(shelves, List.of(write.shelf()), 0)) {
                parts.deleteMany(Filters.in("_id", write.replaced()));
            } else {
                all = false;
            }
        }
        return all;
    }

    private static boolean written(MongoCollection<Document> shelves, List<WriteModel<Document>> writes, int inserts) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = shelves.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    private static List<OpenTickets> nets(MongoCollection<Document> parts, List<String> names) {
        Map<String, Document> present = byId(parts, names);
        if (present.size() < names.size()) {
            throw new PartsGoneException(names.size() - present.size());
        }
        return present.values().stream()
                .map(part -> OpenTickets.of(Shelf.bytes(part)))
                .toList();
    }

    private static Map<String, Document> byId(MongoCollection<Document> collection, List<String> ids) {
        Map<String, Document> present = new HashMap<>();
        collection
                .find(Filters.in("_id", ids))
                .batchSize(1_000)
                .forEach(document -> present.put(document.getString("_id"), document));
        return present;
    }
}
