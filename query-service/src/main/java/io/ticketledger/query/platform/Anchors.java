package io.ticketledger.query.platform;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import org.bson.Document;

/**
 * Remembers beside each token an event that was applied, by place and identifier, and so tells the event store that
 * the read models were built from apart from one that was restored since: that one may hold other events in the same
 * places, which the token would pass over in silence.
 */
final class Anchors {
    private static final String POSITION = "position";
    private static final String EVENT = "event";

    private final MongoCollection<Document> anchors;
    private final Ledger ledger;
    private final String generation;

    /** @param first the first build of the generation, beside which the anchors of all are kept */
    Anchors(ReadModel first, Ledger ledger) {
        anchors = first.collection("anchors");
        this.ledger = ledger;
        generation = first.generation();
    }

    void keep(String processorName, long position, String event) {
        anchors.replaceOne(
                Filters.eq(processorName),
                new Document("_id", processorName).append(POSITION, position).append(EVENT, event),
                new ReplaceOptions().upsert(true));
    }

    /** Removes what is kept for a processor that will never run again. */
    void forget(String processorName) {
        anchors.deleteOne(Filters.eq(processorName));
    }

    /** @throws IllegalStateException when the event store is not the one that the processor has read so far */
    void check(String processorName, Position token) {
        Document anchor = anchors.find(Filters.eq(processorName)).first();
        boolean other = anchor != null && !anchor.getString(EVENT).equals(ledger.eventAt(anchor.getLong(POSITION)));
        if (other || token.index() > Math.max(0, ledger.head())) {
            throw new IllegalStateException("the read models of generation " + generation + " were built from another"
                    + " event store than this, or from more of it: it was restored or replaced. Start with another"
                    + " ticketledger.read-model.generation, such as " + next() + ", and they are built anew");
        }
    }

    private String next() {
        return "r" + (System.currentTimeMillis() / 1000);
    }
}
