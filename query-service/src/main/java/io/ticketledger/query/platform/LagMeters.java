package io.ticketledger.query.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ReadYourWrites;
import java.util.List;

/** How far each projection is behind the log, measured when it is asked for. */
final class LagMeters implements MeterBinder {
    private final List<ProjectionProcessor> processors;
    private final Ledger ledger;
    private final ReadYourWrites waiting;

    LagMeters(List<ProjectionProcessor> processors, Ledger ledger, ReadYourWrites waiting) {
        this.processors = List.copyOf(processors);
        this.ledger = ledger;
        this.waiting = waiting;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ProjectionProcessor processor : processors) {
            Gauge.builder("ticketledger.projection.lag", processor, this::positions)
                    .description("Positions between what is applied and the newest event")
                    .baseUnit("events")
                    .tag("projection", processor.name())
                    .register(registry);
            Gauge.builder("ticketledger.projection.lag.time", processor, this::millis)
                    .description("Age of the oldest event that is not applied")
                    .baseUnit("milliseconds")
                    .tag("projection", processor.name())
                    .register(registry);
        }
    }

    private double positions(ProjectionProcessor processor) {
        return Math.max(0, ledger.head() - processor.position().index());
    }

    private double millis(ProjectionProcessor processor) {
        Long lag = waiting.lag(processor.position()).lagMillis();
        return lag == null ? 0 : lag;
    }
}
