package io.ticketledger.query.platform;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for MongoDB at the start; each attempt takes as long as the driver looks for a server. */
final class MongoGate {
    private static final Logger log = LoggerFactory.getLogger(MongoGate.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private MongoGate() {}

    static void await(MongoDatabase database, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean told = false;
        while (true) {
            try {
                database.runCommand(new Document("ping", 1));
                return;
            } catch (MongoException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("MongoDB was not there within " + timeout.toSeconds() + " s", e);
                }
                if (!told) {
                    log.info(
                            "waiting up to {} s for MongoDB ({})",
                            timeout.toSeconds(),
                            e.getClass().getSimpleName());
                    told = true;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for MongoDB", e);
        }
    }
}
