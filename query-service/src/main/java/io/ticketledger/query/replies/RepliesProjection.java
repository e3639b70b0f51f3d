package io.ticketledger.query.replies;

import com.mongodb.client.MongoCollection;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.projection.Upserts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** One document a reply, under a key that the event determines. */
public final class RepliesProjection implements Projection {
    private final MongoCollection<Document> replies;

    public RepliesProjection(ReadModel readModel) {
        replies = RepliesQuery.collection(readModel);
    }

    @Override
    public String name() {
        return "replies";
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        List<Document> documents = new ArrayList<>();
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketReplied event) {
                documents.add(ReplyView.toBson(recorded.streamId(), event));
            }
        }
        Upserts.write(replies, documents);
    }
}
