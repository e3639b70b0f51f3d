package io.ticketledger.query.platform;

import io.ticketledger.query.projection.ReadModel;
import java.util.concurrent.CompletableFuture;

/** A build of a projection as this instance has it: what is read, and what feeds it. */
final class Build {
    private final ReadModel readModel;
    private final ProjectionProcessor processor;
    private volatile boolean ended;

    Build(ReadModel readModel, ProjectionProcessor processor) {
        this.readModel = readModel;
        this.processor = processor;
    }

    int number() {
        return readModel.build();
    }

    ReadModel readModel() {
        return readModel;
    }

    ProjectionProcessor processor() {
        return processor;
    }

    /** Whether it is no longer to be read here. */
    boolean ended() {
        return ended;
    }

    /** Lets the batch at hand end; done when it has. */
    CompletableFuture<Void> end() {
        ended = true;
        return processor.stop();
    }
}
