package io.ticketledger.query.tickets;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.HoleInStreamException;
import io.ticketledger.query.projection.LostRaceException;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into ticket documents: a batch loads the tickets that it touches, folds only events that come next, and
 * writes each ticket once, guarded by the version that it read. A deleted ticket stays as a tombstone.
 */
public final class TicketsProjection implements Projection {
    private static final int ATTEMPTS = 5;
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> tickets;

    public TicketsProjection(ReadModel readModel) {
        tickets = TicketIndexes.collection(readModel);
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        Map<String, List<TicketEvent>> byStream = new LinkedHashMap<>();
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketEvent event) {
                byStream.computeIfAbsent(recorded.streamId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        if (byStream.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (written(byStream)) {
                return;
            }
        }
        throw new LostRaceException("tickets", ATTEMPTS);
    }

    /** Whether everything could be written; if not, some of it was, which the next attempt will see. */
    private boolean written(Map<String, List<TicketEvent>> byStream) {
        Map<String, TicketDocument> present = load(byStream.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>(byStream.size());
        int inserts = 0;
        for (Map.Entry<String, List<TicketEvent>> stream : byStream.entrySet()) {
            TicketDocument before = present.get(stream.getKey());
            TicketDocument folded = fold(stream.getKey(), before, stream.getValue());
            if (before == null) {
                writes.add(new InsertOneModel<>(folded.toBson()));
                inserts++;
            } else if (folded.version() > before.version()) {
                writes.add(new ReplaceOneModel<>(guard(before), folded.toBson()));
            }
        }
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = tickets.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** Equality on both fields of a unique index: the embedded store finds nothing else without a full scan. */
    private static Document guard(TicketDocument before) {
        return new Document(TicketDocument.ID, before.streamId()).append(TicketDocument.VERSION, before.version());
    }

    private Map<String, TicketDocument> load(Set<String> streamIds) {
        Map<String, TicketDocument> present = new HashMap<>();
        tickets.find(Filters.in(TicketDocument.ID, streamIds))
                .projection(Projections.include(TicketDocument.TICKET, TicketDocument.REPLY_WORDS))
                .batchSize(1_000)
                .map(TicketDocument::of)
                .forEach(document -> present.put(document.streamId(), document));
        return present;
    }

    private static TicketDocument fold(String streamId, @Nullable TicketDocument before, List<TicketEvent> events) {
        TicketFold fold = before == null ? new TicketFold(streamId) : new TicketFold(before);
        for (TicketEvent event : events) {
            if (event.version() > fold.version() + 1) {
                throw new HoleInStreamException(streamId, fold.version(), event.version());
            }
            if (event.version() == fold.version() + 1) {
                fold.add(event);
            }
        }
        TicketDocument document = fold.document();
        if (document == null) {
            throw new IllegalStateException("stream " + streamId + " does not begin with a creation");
        }
        return document;
    }
}
