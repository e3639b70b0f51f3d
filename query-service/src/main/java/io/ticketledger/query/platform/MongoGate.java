package io.ticketledger.query.platform;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;

/** Waits for MongoDB at the start; each attempt takes as long as the driver looks for a server. */
final class MongoGate {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private MongoGate() {}

    static void await(MongoDatabase database, Duration timeout) {
        new StartGate("MongoDB", timeout, PAUSE, "")
                .await(() -> database.runCommand(new Document("ping", 1)), MongoException.class);
    }
}
