package io.ticketledger.command.append;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.platform.eventstore.EventAppender;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Hands the events of Axon's unit of work to the append port, with the idempotency row of its command. */
final class AxonEventAppender implements EventAppender {
    private final AppendPort port;

    AxonEventAppender(AppendPort port) {
        this.port = port;
    }

    @Override
    public void append(List<? extends EventMessage<?>> events, Serializer serializer) {
        List<EventRow> rows =
                events.stream().map(event -> row(event, serializer)).toList();
        try {
            port.append(new Append(rows, idempotency(rows)));
        } catch (StreamConflictException conflict) {
            throw new ConcurrencyException(String.valueOf(conflict.getMessage()), conflict);
        }
    }

    private static EventRow row(EventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
        // An event of no aggregate is a stream of its own, as Axon has it.
        DomainEventMessage<?> ofAggregate = event instanceof DomainEventMessage<?> domainEvent ? domainEvent : null;
        return new EventRow(
                ofAggregate == null ? event.getIdentifier() : ofAggregate.getAggregateIdentifier(),
                ofAggregate == null ? 0 : ofAggregate.getSequenceNumber(),
                ofAggregate == null ? "" : ofAggregate.getType(),
                event.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData(),
                event.getTimestamp(),
                event.getPayload() instanceof LedgerEvent known ? known : null);
    }

    private static @Nullable IdempotencyRow idempotency(List<EventRow> events) {
        if (!CurrentUnitOfWork.isStarted() || CurrentUnitOfWork.get().getMessage() == null) {
            return null;
        }
        Object request = CurrentUnitOfWork.get().getMessage().getMetaData().get(AppendMetadata.IDEMPOTENCY);
        return request instanceof IdempotencyRow row
                ? row.of(
                        events.getFirst().streamId(),
                        events.getFirst().sequenceNumber(),
                        events.getLast().sequenceNumber() + 1)
                : null;
    }
}
