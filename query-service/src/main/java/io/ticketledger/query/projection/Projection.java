package io.ticketledger.query.projection;

import java.util.List;

/**
 * Writes a read model from events. It sees every event at least once: one may come again, in another batch. Whatever the deliveries, the documents end the same.
 */
public interface Projection {

    /** A name for logs, metrics and the token; stable. */
    String name();

    /**
     * Applies a batch, completely and durably, before it returns.
     *
     * @param batch in the order of the source, never empty
     * @param after everything that has been delivered when this batch has been
     */
    void apply(List<RecordedEvent> batch, Position after);
}
