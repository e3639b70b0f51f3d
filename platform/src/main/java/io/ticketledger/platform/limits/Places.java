package io.ticketledger.platform.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The requests that are worked on in this process: so many at once, and so many of one credential. */
public final class Places {
    private final int most;
    private final int mostOfOne;
    private final Semaphore free;
    private final Map<String, Integer> byCredential = new ConcurrentHashMap<>();

    public Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.free = new Semaphore(most);
    }

    /** A place for a request of whoever it may be; null when all are taken. */
    public @Nullable Place take() {
        return free.tryAcquire() ? new Place() : null;
    }

    /** How many places are taken. */
    public int taken() {
        return most - free.availablePermits();
    }

    /** How many credentials have one. */
    int credentials() {
        return byCredential.size();
    }

    /** One request's place, until it is left. */
    public final class Place {
        private final AtomicBoolean left = new AtomicBoolean();
        private volatile @Nullable String credential;

        private Place() {}

        /** Makes it a place of this credential's; false when that has as many as it may. */
        public boolean giveTo(String taker) {
            boolean[] given = new boolean[1];
            byCredential.compute(taker, (name, taken) -> {
                int before = taken == null ? 0 : taken;
                given[0] = before < mostOfOne;
                return given[0] ? Integer.valueOf(before + 1) : taken;
            });
            if (given[0]) {
                credential = taker;
            }
            return given[0];
        }

        /** Again is no mistake. */
        public void leave() {
            if (left.compareAndSet(false, true)) {
                String taker = credential;
                if (taker != null) {
                    byCredential.computeIfPresent(
                            taker, (name, taken) -> taken == 1 ? null : Integer.valueOf(taken - 1));
                }
                free.release();
            }
        }
    }
}
