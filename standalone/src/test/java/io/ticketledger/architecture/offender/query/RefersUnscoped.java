package io.ticketledger.architecture.offender.query;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A read of a read model that forgets the workspace, by a reference to the method. */
record RefersUnscoped(MongoCollection<Document> tickets) {
    Function<Bson, FindIterable<Document>> all() {
        return tickets::find;
    }
}
