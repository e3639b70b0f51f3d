package io.ticketledger.query.projection;

import java.util.List;

/** Several projections as one: each finishes the batch before the next begins, so that the last one vouches for all. */
public record ProjectionSequence(String name, List<Projection> projections) implements Projection {
    public ProjectionSequence {
        projections = List.copyOf(projections);
    }

    @Override
    public void apply(List<RecordedEvent> batch, Position after) {
        projections.forEach(projection -> projection.apply(batch, after));
    }
}
