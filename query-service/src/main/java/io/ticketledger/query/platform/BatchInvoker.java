package io.ticketledger.query.platform;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
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
    private final Applied applied;
    private final String resource;

    /** Is told of each batch that was applied, before the token is stored. */
    interface Applied {

        /**
         * @param after the position of its last event
         * @param event that event's identifier
         */
        void batch(int size, Position after, String event);
    }

    BatchInvoker(Projection projection, Applied applied) {
        this.projection = projection;
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
        for (TrackedEventMessage<?> message : batch) {
            long position = Tokens.position(message.trackingToken()).index();
            // First of all: what this release can't read says so when it is asked for its payload.
            LedgerEvent event = (LedgerEvent) message.getPayload();
            String streamId = ((DomainEventMessage<?>) message).getAggregateIdentifier();
            events.add(new RecordedEvent(position, streamId, message.getTimestamp(), event));
        }
        Position after = new Position(events.getLast().position());
        projection.apply(events, after);
        applied.batch(events.size(), after, batch.getLast().getIdentifier());
    }
}
