package io.ticketledger.command.platform;

import io.ticketledger.command.dispatch.StreamHistory;
import io.ticketledger.events.LedgerEvent;
import java.util.List;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads streams from Axon's event store, never from a snapshot. */
@Component
class AxonStreamHistory implements StreamHistory {
    private final EventStore events;

    AxonStreamHistory(EventStore events) {
        this.events = events;
    }

    @Override
    public List<LedgerEvent> read(String streamId, long fromVersion, long toVersion) {
        try {
            return events.readEvents(streamId, fromVersion - 1)
                    .asStream()
                    .takeWhile(event -> event.getSequenceNumber() < toVersion)
                    .map(event -> (LedgerEvent) event.getPayload())
                    .toList();
        } catch (AxonException e) {
            throw StoreFailures.translated(e);
        }
    }
}
