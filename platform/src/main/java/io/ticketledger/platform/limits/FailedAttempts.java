package io.ticketledger.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who tries credentials: a failed attempt waits before it is answered, the longer the more its address has
 * failed. The first one doesn't wait, the second waits 50 ms, each further one twice as long up to the limit. An attempt
 * that succeeds never comes here, whatever others at its address do.
 */
public final class FailedAttempts {
    private static final long FIRST_WAIT = 50;
    private static final int MOST_DOUBLINGS = 20;

    private final Duration longest;
    private final Sleeper sleeper;
    private final Semaphore waiting;
    private final int waitingOfOne;
    private final Cache<String, Network> byNetwork;

    /** What came from one network, and how much of it waits. */
    private record Network(AtomicInteger failed, AtomicInteger waiting) {}

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** What became of an attempt. */
    public enum Outcome {
        /** It need not wait. */
        AT_ONCE,
        /** It has waited. */
        SLOWED,
        /** It should have waited, but too many do already, of its network or of all. */
        CROWDED
    }

    public FailedAttempts(Limits.FailedAuthentication limits) {
        this(limits, Thread::sleep, Ticker.systemTicker());
    }

    FailedAttempts(Limits.FailedAuthentication limits, Sleeper sleeper, Ticker clock) {
        this.longest = limits.delay();
        this.sleeper = sleeper;
        this.waiting = new Semaphore(limits.waiting());
        this.waitingOfOne = limits.waitingPerAddress();
        this.byNetwork = Caffeine.newBuilder()
                .expireAfterAccess(limits.forgotten())
                .ticker(clock)
                .maximumSize(limits.addresses())
                .build();
    }

    /**
     * Counts a failed attempt and waits as long as it must. Cheap on a virtual thread only.
     *
     * @param address where it came from; those that don't say are one
     */
    public Outcome slow(@Nullable String address) {
        Network network =
                byNetwork.get(Networks.of(address), name -> new Network(new AtomicInteger(), new AtomicInteger()));
        Duration wait = next(network.failed().getAndIncrement());
        if (wait.isZero()) {
            return Outcome.AT_ONCE;
        }
        try {
            if (network.waiting().incrementAndGet() > waitingOfOne || !waiting.tryAcquire()) {
                return Outcome.CROWDED;
            }
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the process ends: nobody is slowed any more
            } finally {
                waiting.release();
            }
            return Outcome.SLOWED;
        } finally {
            network.waiting().decrementAndGet();
        }
    }

    /** How long who could not wait here shall wait before it tries again. */
    public int retryAfterSeconds() {
        return Math.toIntExact(Math.max(1, longest.toSeconds()));
    }

    private Duration next(int failed) {
        if (failed <= 0) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofMillis(FIRST_WAIT << Math.min(failed - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
