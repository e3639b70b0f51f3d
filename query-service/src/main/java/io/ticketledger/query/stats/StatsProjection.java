package io.ticketledger.query.stats;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.ticketledger.events.CounterChange;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.LostRaceException;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Counts the tickets of each workspace. The counters' document says which events are counted in it, counts only
 * others, and is written by compare-and-set on its revision: an event counts once, however often and late it comes.
 */
public final class StatsProjection implements Projection {
    private static final int ATTEMPTS = 5;

    private final MongoCollection<Document> stats;

    public StatsProjection(ReadModel readModel) {
        stats = collection(readModel);
    }

    public static MongoCollection<Document> collection(ReadModel readModel) {
        return readModel.collection("stats");
    }

    /** Makes the index that the guard needs. */
    public static void createIndexes(ReadModel readModel) {
        collection(readModel).createIndex(Indexes.ascending("_id", Counters.REVISION), new IndexOptions().unique(true));
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        Map<String, List<RecordedEvent>> byWorkspace = new LinkedHashMap<>();
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketEvent event
                    && !CounterChange.of(event).isEmpty()) {
                byWorkspace
                        .computeIfAbsent(event.workspace(), workspace -> new ArrayList<>())
                        .add(recorded);
            }
        }
        byWorkspace.forEach((workspace, events) -> count(workspace, events));
    }

    private void count(String workspace, List<RecordedEvent> events) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document document = stats.find(Filters.eq(workspace)).first();
            Counters counters = document == null ? Counters.none(workspace) : Counters.of(document);
            for (RecordedEvent recorded : events) {
                if (recorded.event() instanceof TicketEvent event && !counters.has(recorded.position())) {
                    counters.count(recorded.position(), CounterChange.of(event));
                }
            }
            if (!counters.changed()) {
                return;
            }
            if (written(workspace, counters)) {
                return;
            }
        }
        throw new LostRaceException("stats", ATTEMPTS);
    }

    private boolean written(String workspace, Counters counters) {
        if (counters.revision() == 0) {
            try {
                stats.insertOne(counters.toBson());
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        }
        Document guard = new Document("_id", workspace).append(Counters.REVISION, counters.revision());
        return stats.replaceOne(guard, counters.toBson()).getMatchedCount() == 1;
    }
}
