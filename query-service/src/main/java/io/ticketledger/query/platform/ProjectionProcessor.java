package io.ticketledger.query.platform;

import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs one projection on one segment. Several instances may have one; the one that holds the token works, the others
 * stand by and read its progress from the token.
 */
final class ProjectionProcessor implements ProjectionProgress {
    private static final long ANCHOR_EVERY = Duration.ofSeconds(1).toNanos();

    private final Projection projection;
    private final String processorName;
    private final Tokens tokens;
    private final Anchors anchors;
    private final ProjectionMeters meters;
    private final TrackingEventProcessor processor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition batchApplied = lock.newCondition();
    private volatile Position applied = Position.NONE;
    private volatile long batches;
    private volatile long anchored = System.nanoTime() - ANCHOR_EVERY;
    private volatile boolean started;
    private volatile @Nullable Instant failingSince;

    ProjectionProcessor(
            Projection projection,
            String processorName,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Tokens tokens,
            Anchors anchors,
            int batchSize,
            ProjectionMeters meters) {
        this.projection = projection;
        this.processorName = processorName;
        this.tokens = tokens;
        this.anchors = anchors;
        this.meters = meters;
        processor = TrackingEventProcessor.builder()
                .name(processorName)
                .eventHandlerInvoker(new BatchInvoker(projection, this::applied))
                .messageSource(log)
                .tokenStore(tokens.store())
                .transactionManager(NoTransactionManager.instance())
                .storingTokensAfterProcessing()
                .errorHandler(PropagatingErrorHandler.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batchSize)
                        .andInitialTrackingToken(source -> null)
                        .andTokenClaimInterval(1, TimeUnit.SECONDS))
                .build();
    }

    /** @throws IllegalStateException when the event store is not the one that was read so far */
    void check() {
        anchors.check(processorName, tokens.stored(processorName));
    }

    void start() {
        applied = tokens.stored(processorName);
        started = true;
        processor.start();
    }

    /** Lets the batch at hand end; done when it has. */
    CompletableFuture<Void> stop() {
        started = false;
        meters.remove();
        return processor.shutdownAsync();
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public Position position() {
        Position here = applied;
        EventTrackerStatus working = processor.processingStatus().get(0);
        // What it took over with its segment, another instance has applied.
        return here.and(working == null ? tokens.stored(processorName) : Tokens.position(working.getTrackingToken()));
    }

    @Override
    public long batches() {
        return batches;
    }

    @Override
    public void awaitBatch(long seen, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (batches == seen && left > 0) {
                left = batchApplied.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether this instance is the one that holds the token. */
    boolean works() {
        return !processor.processingStatus().isEmpty();
    }

    /** Whether it works, or stands by; false once it has ended by itself. */
    boolean running() {
        return !started || processor.isRunning();
    }

    /** Since when every attempt has failed, as far as anybody has looked; null when the last one did not. */
    @Nullable
    Instant failingSince(Clock clock) {
        boolean failing = processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
        if (!failing) {
            failingSince = null;
        } else if (failingSince == null) {
            failingSince = clock.instant();
        }
        return failingSince;
    }

    /** Why the last attempt failed; null when it did not. */
    @Nullable
    Throwable error() {
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .<@Nullable Throwable>map(EventTrackerStatus::getError)
                .findFirst()
                .orElse(null);
    }

    private void applied(int size, Position after, String event) {
        long now = System.nanoTime();
        if (now - anchored >= ANCHOR_EVERY) {
            anchors.keep(processorName, after.index(), event);
            anchored = now;
        }
        lock.lock();
        try {
            applied = applied.and(after);
            batches++;
            batchApplied.signalAll();
        } finally {
            lock.unlock();
        }
        meters.applied(size, after.index());
    }
}
