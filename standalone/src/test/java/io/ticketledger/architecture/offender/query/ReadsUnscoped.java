package io.ticketledger.architecture.offender.query;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** A read of a read model that forgets the workspace. */
record ReadsUnscoped(MongoCollection<Document> tickets) {
    long all() {
        return tickets.countDocuments();
    }
}
