package io.ticketledger.query.platform;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Hands Axon's batches to a projection: collects the messages of a unit of work, and applies them all with the last
 * one, inside its handler. So whatever fails, fails before the token is stored.
 */
final class BatchInvoker implements EventHandlerInvoker {
    private final Projection projection;
    private final ToLongFunction<String> positions;
    private final Applied applied;
    private final String resource;

    /** Is told of each batch that was applied, before the token is stored. */
    interface Applied {

        /**
         * @param after what has been passed with the batch
         * @param last its last event's position
         * @param event that event's identifier
         */
        void batch(int size, Position after, long last, String event);
    }

    /**
     * @param positions finds an event's position by its identifier
     */
    BatchInvoker(Projection projection, ToLongFunction<String> positions, Applied applied) {
        this.projection = projection;
        this.positions = positions;
        this.applied = applied;
        resource = "batch of " + projection.name();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        List<TrackedEventMessage<?>> batch = unitOfWork.getOrComputeResource(resource, key -> new ArrayList<>());
        batch.add((TrackedEventMessage<?>) message);
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage(message)) {
            apply(batch);
        }
    }

    private void apply(List<TrackedEventMessage<?>> batch) {
        List<RecordedEvent> events = new ArrayList<>(batch.size());
        Position before = null;
        for (TrackedEventMessage<?> message : batch) {
            Position passed = Tokens.position(message.trackingToken());
            // A token says how far the log was read, not where its message stands: one that fills a gap leaves the
            // index where it was. Only an index that moved within the batch is the message's own.
            long position = before != null && passed.index() > before.index()
                    ? passed.index()
                    : positions.applyAsLong(message.getIdentifier());
            // First of all: what this release can't read says so when it is asked for its payload.
            LedgerEvent event = (LedgerEvent) message.getPayload();
            String streamId = ((DomainEventMessage<?>) message).getAggregateIdentifier();
            events.add(new RecordedEvent(position, streamId, message.getTimestamp(), event));
            before = passed;
        }
        if (before != null) {
            projection.apply(events, before);
            applied.batch(
                    events.size(),
                    before,
                    events.getLast().position(),
                    batch.getLast().getIdentifier());
        }
    }
}
