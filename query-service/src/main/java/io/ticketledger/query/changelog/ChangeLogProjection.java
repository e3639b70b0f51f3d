package io.ticketledger.query.changelog;

import com.mongodb.client.MongoCollection;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.projection.Upserts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** One document an event, under a key that the event determines. */
public final class ChangeLogProjection implements Projection {
    private final MongoCollection<Document> entries;

    public ChangeLogProjection(ReadModel readModel) {
        entries = ChangeLogQuery.collection(readModel);
    }

    @Override
    public String name() {
        return "change-log";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        List<Document> documents = new ArrayList<>(batch.size());
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketEvent event) {
                documents.add(
                        ChangeLogDocument.toBson(recorded.streamId(), event.workspace(), ChangeLogEntry.of(event)));
            }
        }
        Upserts.write(entries, documents);
    }
}
