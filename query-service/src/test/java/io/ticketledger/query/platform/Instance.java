package io.ticketledger.query.platform;

import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** An instance of query-service as far as it builds projections: all of them, with rebuilds. */
final class Instance implements AutoCloseable {
    static final Duration KEEP = Duration.ofSeconds(60);

    final ServedProjection tickets;
    final ServedProjection stats;
    final ServedProjection reports;
    final ProjectionRebuilds rebuilds;
    private final ReadYourWrites waiting;

    /** Is called with the build and each of its batches before it is applied. */
    private volatile BiConsumer<Integer, List<RecordedEvent>> beforeWrite = (build, batch) -> {};

    /** Is called with each build before it is started here. */
    private volatile IntConsumer beforeStart = build -> {};

    Instance(TestLog log, ReadModel first, int batchSize, Clock clock) {
        ProjectionFactory factory = ProjectionRun.factory(log, first, batchSize);
        tickets = new ServedProjection(watched(ProjectionPlan.tickets()), factory, KEEP.dividedBy(2));
        stats = new ServedProjection(watched(ProjectionPlan.stats()), factory, KEEP.dividedBy(2));
        reports = new ServedProjection(watched(ProjectionPlan.reports(log)), factory, KEEP.dividedBy(2));
        waiting = waiting(log, Duration.ofSeconds(60));
        // A build that is held up must not keep the others from being looked at.
        rebuilds = new ProjectionRebuilds(
                List.of(tickets, stats, reports),
                factory,
                waiting(log, Duration.ofSeconds(2)),
                Duration.ofMillis(20),
                KEEP,
                clock);
    }

    private static ReadYourWrites waiting(TestLog log, Duration timeout) {
        return new ReadYourWrites(log, timeout, Clock.systemUTC());
    }

    ReadYourWrites waiting() {
        return waiting;
    }

    Instance beforeWrite(BiConsumer<Integer, List<RecordedEvent>> hook) {
        beforeWrite = hook;
        return this;
    }

    Instance beforeStart(IntConsumer hook) {
        beforeStart = hook;
        return this;
    }

    Instance start() {
        rebuilds.start();
        return this;
    }

    @Override
    public void close() {
        rebuilds.stop();
        List.of(tickets, stats, reports).stream()
                .map(ServedProjection::stop)
                .toList()
                .forEach(CompletableFuture::join);
    }

    private ProjectionPlan watched(ProjectionPlan plan) {
        return new ProjectionPlan(
                plan.name(),
                readModel -> watched(plan.projection().apply(readModel), readModel.build()),
                readModel -> {
                    beforeStart.accept(readModel.build());
                    plan.indexes().accept(readModel);
                },
                plan.collections());
    }

    private Projection watched(Projection projection, int build) {
        return new Projection() {
            @Override
            public String name() {
                return projection.name();
            }

            @Override
            public void apply(List<RecordedEvent> batch, Position after) {
                beforeWrite.accept(build, batch);
                projection.apply(batch, after);
            }
        };
    }
}
