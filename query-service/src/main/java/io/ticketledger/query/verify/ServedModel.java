package io.ticketledger.query.verify;

import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.projection.ReadModel;
import java.util.function.Supplier;

/**
 * The read model that is served, and what it had applied when it was taken: what is read from it afterwards is not
 * older. Another one may be put in its place at any time; then nothing that was read from it counts.
 */
final class ServedModel {
    private final Supplier<ReadModel> served;
    private final ProjectionProgress progress;
    private ReadModel model;
    private long position;

    ServedModel(Supplier<ReadModel> served, ProjectionProgress progress) {
        this.served = served;
        this.progress = progress;
        model = served.get();
        take();
    }

    ReadModel model() {
        return model;
    }

    /** Everything up to here had been applied. */
    long position() {
        return position;
    }

    /** Whether it is still the one that is served. */
    boolean current() {
        return served.get().equals(model);
    }

    /** Takes the one that is served now. */
    void take() {
        do {
            model = served.get();
            position = progress.position().index();
        } while (!current());
    }
}
