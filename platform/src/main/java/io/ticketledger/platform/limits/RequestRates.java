package io.ticketledger.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * How often each credential comes, in this process. A credential may use its whole quota at once; it fills again evenly
 * over the period. One that has been idle for a period is forgotten: its quota is full again.
 */
public final class RequestRates {
    private static final int MOST_CREDENTIALS = 100_000;
    private static final double NANOS = 1e9;

    private final Limits.Rate rate;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    public RequestRates(Limits.Rate rate) {
        this(rate, System::nanoTime);
    }

    /** @param nanos a clock of any beginning */
    RequestRates(Limits.Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.clock = new Nanos(nanos);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(rate.period())
                .ticker(nanos::getAsLong)
                .maximumSize(MOST_CREDENTIALS)
                .build();
    }

    /**
     * What became of one request.
     *
     * @param remaining how many more may come now
     * @param secondsUntilFull until the whole quota is there again, rounded up
     * @param secondsToWait until the next one may come, rounded up; 0 when this one may
     */
    public record Charge(boolean allowed, long remaining, long secondsUntilFull, int secondsToWait) {}

    /** Whether there is a limit at all. */
    public boolean limited() {
        return rate.requests() > 0;
    }

    /** The quota in one period. */
    public int quota() {
        return rate.requests();
    }

    public long periodSeconds() {
        return Math.max(1, rate.period().toSeconds());
    }

    /** Counts one request, if there is a limit. */
    public Charge charge(String credential) {
        Bucket bucket = buckets.get(credential, name -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Charge(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.toIntExact(Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.period()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static long seconds(long nanos) {
        return (long) Math.ceil(nanos / NANOS);
    }

    private record Nanos(LongSupplier source) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
