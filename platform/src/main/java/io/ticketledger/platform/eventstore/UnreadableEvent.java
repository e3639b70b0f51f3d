package io.ticketledger.platform.eventstore;

import io.ticketledger.events.json.UnknownEventException;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * Stands in a stream for an event whose type this release doesn't know. It throws as soon as a processor asks what it
 * is, so the error arises in the processor and stops it there, not in the thread that reads for all of them.
 */
final class UnreadableEvent extends GenericTrackedEventMessage<Object> {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableEvent(TrackedEventData<?> event, String reason) {
        super(
                event.trackingToken(),
                new GenericMessage<>(event.getEventIdentifier(), reason, MetaData.emptyInstance()),
                event::getTimestamp);
        this.reason = reason;
    }

    @Override
    public Class<Object> getPayloadType() {
        throw new UnknownEventException(reason);
    }

    @Override
    public Object getPayload() {
        throw new UnknownEventException(reason);
    }
}
