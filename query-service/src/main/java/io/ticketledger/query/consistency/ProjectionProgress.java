package io.ticketledger.query.consistency;

import io.ticketledger.query.projection.Position;
import java.time.Duration;

/** How far a projection has come, as known here; it may run in another process. */
public interface ProjectionProgress {

    String name();

    /** What has been applied for sure. */
    Position position();

    /** Counts the batches that were applied in this process. */
    long batches();

    /** Returns when more than the given number of batches have been applied here, or after the given time. */
    void awaitBatch(long seen, Duration atMost) throws InterruptedException;
}
