package io.ticketledger.query.platform;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;

/**
 * Ends a processor's batch by the size of its events: a processor waits for the first one of a batch and peeks for the
 * others, and once there is enough, a peek finds nothing until it waits again.
 */
final class BatchBytes implements BlockingStream<TrackedEventMessage<?>> {
    /** The payloads of a batch, but for its last event, are no longer than that. */
    static final int MOST = 4 * 1024 * 1024;

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final Serializer serializer;
    private long bytes;

    BatchBytes(BlockingStream<TrackedEventMessage<?>> events, Serializer serializer) {
        this.events = events;
        this.serializer = serializer;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return bytes > MOST ? Optional.empty() : events.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        bytes = 0;
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> next = events.nextAvailable();
        // What this release can't read is no event of the domain; it is told apart later.
        if (next instanceof DomainEventMessage<?>) {
            bytes += next.serializePayload(serializer, byte[].class).getData().length;
        }
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public void close() {
        events.close();
    }
}
