package io.ticketledger.query.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ReadYourWrites;
import java.util.List;

/** How far each projection is behind the log, measured when it is asked for. */
final class LagMeters implements MeterBinder {
    private final List<ServedProjection> projections;
    private final Ledger ledger;
    private final ReadYourWrites waiting;

    LagMeters(List<ServedProjection> projections, Ledger ledger, ReadYourWrites waiting) {
        this.projections = List.copyOf(projections);
        this.ledger = ledger;
        this.waiting = waiting;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ServedProjection projection : projections) {
            Gauge.builder("ticketledger.projection.lag", projection, this::positions)
                    .description("Positions between what is applied and the newest event")
                    .baseUnit("events")
                    .tag("projection", projection.name())
                    .register(registry);
            Gauge.builder("ticketledger.projection.lag.time", projection, this::millis)
                    .description("Age of the oldest event that is not applied")
                    .baseUnit("milliseconds")
                    .tag("projection", projection.name())
                    .register(registry);
        }
    }

    private double positions(ServedProjection projection) {
        return Math.max(0, ledger.head() - projection.position().index());
    }

    private double millis(ServedProjection projection) {
        Long lag = waiting.lag(projection.position()).lagMillis();
        return lag == null ? 0 : lag;
    }
}
