package io.ticketledger.query.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a projection applies, and says now and then how fast, as long as it has much to do. */
final class ProjectionMeters {
    private static final Logger log = LoggerFactory.getLogger(ProjectionMeters.class);
    private static final long WORTH_A_LINE = 1_000;
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final String projection;
    private final Counter events;
    private final DistributionSummary batches;
    private long since = System.nanoTime();
    private long count;
    private volatile double rate;

    ProjectionMeters(String projection, MeterRegistry registry) {
        this.projection = projection;
        events = Counter.builder("ticketledger.projection.events")
                .description("Events applied")
                .tag("projection", projection)
                .register(registry);
        batches = DistributionSummary.builder("ticketledger.projection.batch")
                .description("Events applied at once")
                .tag("projection", projection)
                .register(registry);
        Gauge.builder("ticketledger.projection.rate", this, meters -> meters.rate)
                .description("Events applied per second, lately")
                .tag("projection", projection)
                .register(registry);
    }

    synchronized void applied(int size, long index) {
        events.increment(size);
        batches.record(size);
        count += size;
        long now = System.nanoTime();
        if (now - since >= EVERY) {
            rate = count * 1e9 / (now - since);
            if (count >= WORTH_A_LINE) {
                log.info("projection {}: {} events/s, at position {}", projection, Math.round(rate), index);
            }
            since = now;
            count = 0;
        }
    }
}
