package io.ticketledger.query.platform;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.consistency.CommittedTicket;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.reports.TicketHistories;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log in memory that takes whatever position a test wants. */
public final class TestLog implements StreamableMessageSource<TrackedEventMessage<?>>, Ledger, TicketHistories {
    private final SortedMap<Long, DomainEventMessage<TicketEvent>> events = new TreeMap<>();

    public void append(String streamId, TicketEvent event) {
        appendAt(head() < 0 ? 1 : head() + 1, streamId, event);
    }

    public synchronized void appendAt(long position, String streamId, TicketEvent event) {
        events.put(position, new GenericDomainEventMessage<>("Ticket", streamId, event.version() - 1, event));
        notifyAll();
    }

    public synchronized void forEach(BiConsumer<Long, DomainEventMessage<TicketEvent>> action) {
        events.forEach(action);
    }

    @Override
    public synchronized long head() {
        return events.isEmpty() ? -1 : events.lastKey();
    }

    @Override
    public synchronized @Nullable Instant oldestBeyond(Position position) {
        return events.entrySet().stream()
                .filter(event -> !position.covers(event.getKey()))
                .map(event -> event.getValue().getTimestamp())
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable CommittedTicket find(WorkspaceScope scope, TicketKey key) {
        TreeMap<String, CommittedTicket> found = new TreeMap<>();
        for (DomainEventMessage<TicketEvent> message : events.values()) {
            TicketEvent event = message.getPayload();
            boolean deletes = event instanceof TicketEvent.TicketDeleted;
            boolean named = event.workspace().equals(scope.workspace())
                    && switch (key) {
                        case TicketKey.Id id -> event.ticketId().equals(id.id());
                        case TicketKey.ShortId shortId -> false;
                        case TicketKey.Number number ->
                            found.containsKey(message.getAggregateIdentifier())
                                    || (event instanceof TicketEvent.TicketCreated created
                                            && created.number() == number.number());
                    };
            if (named) {
                found.put(
                        message.getAggregateIdentifier(),
                        new CommittedTicket(
                                message.getAggregateIdentifier(), event.ticketId(), deletes, event.version()));
            }
        }
        return found.isEmpty() ? null : found.firstEntry().getValue();
    }

    @Override
    public synchronized @Nullable String eventAt(long position) {
        DomainEventMessage<TicketEvent> event = events.get(position);
        return event == null ? null : event.getIdentifier();
    }

    @Override
    public synchronized void before(Map<String, Long> versions, BiConsumer<String, TicketEvent> action) {
        for (DomainEventMessage<TicketEvent> message : events.values()) {
            Long version = versions.get(message.getAggregateIdentifier());
            if (version != null && message.getPayload().version() < version) {
                action.accept(message.getAggregateIdentifier(), message.getPayload());
            }
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LogStream(token);
    }

    /** The first event that the token has not passed. */
    private synchronized @Nullable TrackedEventMessage<?> next(@Nullable TrackingToken token) {
        Position passed = Tokens.position(token);
        return events.entrySet().stream()
                .filter(event -> !passed.covers(event.getKey()))
                .findFirst()
                .map(event -> new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(event.getKey()), event.getValue()))
                .orElse(null);
    }

    private final class LogStream implements BlockingStream<TrackedEventMessage<?>> {
        private @Nullable TrackingToken token;

        LogStream(@Nullable TrackingToken token) {
            this.token = token;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(next(token));
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            synchronized (TestLog.this) {
                while (next(token) == null) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    TestLog.this.wait(left);
                }
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                // waits until there is one
            }
            TrackedEventMessage<?> next = peek().orElseThrow();
            token = next.trackingToken();
            return next;
        }

        @Override
        public void close() {}
    }
}
