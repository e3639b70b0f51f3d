package io.ticketledger.query.channels;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.TicketChannel;
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
import org.bson.Document;

/** Keeps the newest configuration of each channel: an older one that comes late or again changes nothing. */
public final class ChannelsProjection implements Projection {
    private static final int ATTEMPTS = 5;
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> channels;

    public ChannelsProjection(ReadModel readModel) {
        channels = ChannelDocument.collection(readModel);
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        Map<String, TicketChannel> newest = new LinkedHashMap<>();
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof ChannelConfigured event) {
                newest.merge(
                        recorded.streamId(),
                        TicketChannel.of(event),
                        (known, other) -> other.version() > known.version() ? other : known);
            }
        }
        for (int attempt = 0; !newest.isEmpty() && !written(newest); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new LostRaceException("channels", ATTEMPTS);
            }
        }
    }

    /** Whether everything could be written; if not, some of it was, which the next attempt will see. */
    private boolean written(Map<String, TicketChannel> newest) {
        Map<String, Long> present = new HashMap<>();
        channels.find(Filters.in(ChannelDocument.ID, newest.keySet()))
                .forEach(document ->
                        present.put(document.getString(ChannelDocument.ID), document.getLong(ChannelDocument.VERSION)));
        List<WriteModel<Document>> writes = new ArrayList<>();
        int inserts = 0;
        for (Map.Entry<String, TicketChannel> entry : newest.entrySet()) {
            Long version = present.get(entry.getKey());
            Document document = ChannelDocument.toBson(entry.getKey(), entry.getValue());
            if (version == null) {
                writes.add(new InsertOneModel<>(document));
                inserts++;
            } else if (version < entry.getValue().version()) {
                writes.add(new ReplaceOneModel<>(
                        new Document(ChannelDocument.ID, entry.getKey()).append(ChannelDocument.VERSION, version),
                        document));
            }
        }
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = channels.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }
}
