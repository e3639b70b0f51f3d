package io.ticketledger.query.consistency;

import io.ticketledger.query.projection.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds a read back until the read model has what was committed before it. It is woken by each batch that is applied
 * in this process, and looks by itself every now and then for those that are applied in another.
 */
public final class ReadYourWrites {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Ledger ledger;
    private final Duration timeout;
    private final Clock clock;

    /** @param timeout the longest that a read is held back */
    public ReadYourWrites(Ledger ledger, Duration timeout, Clock clock) {
        this.ledger = ledger;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Waits until the projection has applied everything that is committed now. */
    public Freshness untilApplied(ProjectionProgress projection, Consistency consistency) {
        if (consistency == Consistency.EVENTUAL) {
            return Freshness.FRESH;
        }
        long head = ledger.head();
        boolean applied = Boolean.TRUE.equals(
                await(projection, () -> projection.position().covers(head), done -> done ? 1 : 0, 1));
        return applied ? Freshness.FRESH : lag(projection.position());
    }

    /**
     * Reads again and again until what is read has the version; the last reading when time runs out.
     *
     * @param reading null as long as nothing is there
     */
    public <T> @Nullable T untilVersion(
            ProjectionProgress projection, Supplier<@Nullable T> reading, ToLongFunction<T> version, long expected) {
        return await(projection, reading, version, expected);
    }

    /** By how much something that the projection wrote may be behind the log. */
    public Freshness lag(Position position) {
        Instant oldest = ledger.oldestBeyond(position);
        return Freshness.behind(
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis());
    }

    private <T> @Nullable T await(
            ProjectionProgress projection, Supplier<@Nullable T> reading, ToLongFunction<T> version, long expected) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = projection.batches();
            T read = reading.get();
            long left = deadline - System.nanoTime();
            if ((read != null && version.applyAsLong(read) >= expected) || left <= 0) {
                return read;
            }
            try {
                projection.awaitBatch(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return read;
            }
        }
    }
}
