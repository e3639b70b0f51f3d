package io.ticketledger.query.projection;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;

/** Writes documents that never change once they are written: again is the same. */
public final class Upserts {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private Upserts() {}

    public static void write(MongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        BulkWriteResult result = collection.bulkWrite(
                documents.stream()
                        .map(document -> new ReplaceOneModel<>(Filters.eq(document.get("_id")), document, UPSERT))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        int written = result.getMatchedCount() + result.getUpserts().size();
        if (written != documents.size()) {
            throw new IllegalStateException("of " + documents.size() + " documents " + written + " were written to "
                    + collection.getNamespace());
        }
    }
}
