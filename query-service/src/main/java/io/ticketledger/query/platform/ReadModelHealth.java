package io.ticketledger.query.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when a projection has ended or keeps failing; out of service until each has applied everything that was
 * committed when this instance started.
 */
final class ReadModelHealth implements HealthIndicator {
    private final List<ServedProjection> projections;
    private final ReadModelLifecycle lifecycle;
    private final Duration tolerance;
    private final Clock clock;
    private final Set<String> caughtUp = ConcurrentHashMap.newKeySet();

    ReadModelHealth(List<ServedProjection> projections, ReadModelLifecycle lifecycle, Duration tolerance, Clock clock) {
        this.projections = List.copyOf(projections);
        this.lifecycle = lifecycle;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        boolean ready = true;
        boolean broken = false;
        for (ServedProjection projection : projections) {
            String state = state(projection);
            health.withDetail(projection.name(), state);
            ready = ready && !state.equals("catching up");
            broken = broken || state.equals("stopped") || state.equals("failing");
        }
        if (broken) {
            return health.down().build();
        }
        return ready ? health.build() : health.outOfService().build();
    }

    private String state(ServedProjection projection) {
        if (!lifecycle.isRunning()) {
            return "catching up";
        }
        ProjectionProcessor processor = projection.active().processor();
        if (!processor.running()) {
            return "stopped";
        }
        Instant failingSince = processor.failingSince(clock);
        if (failingSince != null && failingSince.plus(tolerance).isBefore(clock.instant())) {
            return "failing";
        }
        if (!caughtUp.contains(processor.name())) {
            if (!processor.position().covers(lifecycle.target())) {
                return "catching up";
            }
            caughtUp.add(processor.name());
        }
        return "applying";
    }
}
