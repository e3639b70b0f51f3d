package io.ticketledger.query.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Counts what a projection applies, and says now and then how fast, as long as it is far behind. */
final class ProjectionMeters {
    private static final Logger log = LoggerFactory.getLogger(ProjectionMeters.class);
    private static final long FAR_BEHIND = 1_000;
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final String projection;
    private final LongSupplier head;
    private final MeterRegistry registry;
    private final Counter events;
    private final DistributionSummary batches;
    private final Gauge pace;
    private long since = System.nanoTime();
    private long count;
    private volatile double rate;

    /**
     * Of one build.
     *
     * @param head the position of the newest event
     */
    ProjectionMeters(String projection, int build, LongSupplier head, MeterRegistry registry) {
        this.projection = projection;
        this.head = head;
        this.registry = registry;
        Tags tags = Tags.of("projection", projection, "build", String.valueOf(build));
        events = Counter.builder("ticketledger.projection.events")
                .description("Events applied")
                .tags(tags)
                .register(registry);
        batches = DistributionSummary.builder("ticketledger.projection.batch")
                .description("Events applied at once")
                .tags(tags)
                .register(registry);
        pace = Gauge.builder("ticketledger.projection.rate", this, meters -> meters.rate)
                .description("Events applied per second, lately")
                .tags(tags)
                .register(registry);
    }

    /** Of a build that has ended nothing more is told. */
    void remove() {
        List.of(events, batches, pace).forEach(registry::remove);
    }

    synchronized void applied(int size, long index) {
        events.increment(size);
        batches.record(size);
        count += size;
        long now = System.nanoTime();
        if (now - since >= EVERY) {
            rate = count * 1e9 / (now - since);
            since = now;
            count = 0;
            sayHowFarBehind(index);
        }
    }

    private void sayHowFarBehind(long index) {
        try {
            long behind = head.getAsLong() - index;
            if (behind > FAR_BEHIND) {
                log.info(
                        "projection {}: {} events/s, at position {}, {} behind",
                        projection,
                        Math.round(rate),
                        index,
                        behind);
            }
        } catch (DataAccessException e) {
            log.debug("projection {}: the newest position is not known", projection, e);
        }
    }
}
