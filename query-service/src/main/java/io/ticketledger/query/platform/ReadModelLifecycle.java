package io.ticketledger.query.platform;

import io.ticketledger.query.channels.ChannelDocument;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.reports.ReportsProjection;
import io.ticketledger.query.stats.StatsProjection;
import io.ticketledger.query.tickets.TicketIndexes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the projections, once the event store is there and the indexes are; before the web server takes requests. */
final class ReadModelLifecycle implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReadModelLifecycle.class);

    private final SchemaGate gate;
    private final Ledger ledger;
    private final ReadModel readModel;
    private final List<ProjectionProcessor> processors;
    private volatile long target = Long.MAX_VALUE;
    private volatile boolean running;

    ReadModelLifecycle(SchemaGate gate, Ledger ledger, ReadModel readModel, List<ProjectionProcessor> processors) {
        this.gate = gate;
        this.ledger = ledger;
        this.readModel = readModel;
        this.processors = List.copyOf(processors);
    }

    @Override
    public void start() {
        gate.await();
        TicketIndexes.create(readModel);
        ChannelDocument.createIndexes(readModel);
        StatsProjection.createIndexes(readModel);
        ReportsProjection.createIndexes(readModel);
        processors.forEach(ProjectionProcessor::check);
        target = ledger.head();
        processors.forEach(ProjectionProcessor::start);
        running = true;
        log.info(
                "read models of generation {} start; ready when they have reached position {}",
                readModel.generation(),
                target);
    }

    @Override
    public void stop() {
        running = false;
        processors.stream().map(ProjectionProcessor::stop).toList().forEach(CompletableFuture::join);
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
