package io.ticketledger.query.platform;

import io.ticketledger.query.consistency.Ledger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the projections, once the event store is there; before the web server takes requests. */
final class ReadModelLifecycle implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReadModelLifecycle.class);

    private final SchemaGate gate;
    private final Ledger ledger;
    private final List<ServedProjection> projections;
    private final ProjectionRebuilds rebuilds;
    private volatile long target = Long.MAX_VALUE;
    private volatile boolean running;

    ReadModelLifecycle(
            SchemaGate gate, Ledger ledger, List<ServedProjection> projections, ProjectionRebuilds rebuilds) {
        this.gate = gate;
        this.ledger = ledger;
        this.projections = List.copyOf(projections);
        this.rebuilds = rebuilds;
    }

    @Override
    public void start() {
        gate.await();
        target = ledger.head();
        rebuilds.start();
        running = true;
        projections.forEach(projection -> log.info(
                "projection {} starts, generation {}, build {}; ready when it has reached position {}",
                projection.name(),
                projection.active().readModel().generation(),
                projection.active().number(),
                target));
    }

    @Override
    public void stop() {
        running = false;
        rebuilds.stop();
        projections.stream().map(ServedProjection::stop).toList().forEach(CompletableFuture::join);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** The newest position that was committed when this instance started. */
    long target() {
        return target;
    }
}
