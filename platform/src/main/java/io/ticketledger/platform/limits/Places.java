package io.ticketledger.platform.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are worked on in this process: so many at once, and so many of one credential, with so many bytes of
 * bodies in memory.
 */
public final class Places {
    private final int most;
    private final int mostOfOne;
    private final long mostBytes;
    private final Semaphore free;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong bodiesRefused = new AtomicLong();
    private final Map<String, Integer> byCredential = new ConcurrentHashMap<>();
    private final Map<String, Long> bytesByCredential = new ConcurrentHashMap<>();

    /** @param mostBytes of all bodies together; one credential may have half of it */
    public Places(int most, int mostOfOne, long mostBytes) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.mostBytes = mostBytes;
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

    /** How many bytes of bodies are in memory. */
    public long bytes() {
        return bytes.get();
    }

    /** How many bodies there was no room for. */
    public long bodiesRefused() {
        return bodiesRefused.get();
    }

    /** How many credentials have one. */
    int credentials() {
        return byCredential.size();
    }

    /** One request's place, until it is left. */
    public final class Place {
        private final AtomicBoolean left = new AtomicBoolean();
        private final AtomicLong held = new AtomicLong();
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

        /** Makes room for more bytes of the request's body, until the place is left; false when there is none. */
        public boolean hold(int more) {
            if (bytes.addAndGet(more) > mostBytes) {
                bytes.addAndGet(-more);
                bodiesRefused.incrementAndGet();
                return false;
            }
            held.addAndGet(more);
            String taker = credential;
            if (taker != null && bytesByCredential.merge(taker, (long) more, Long::sum) > mostBytes / 2) {
                bodiesRefused.incrementAndGet();
                return false; // what it has been given is given back with the place
            }
            return true;
        }

        /** Again is no mistake. */
        public void leave() {
            if (left.compareAndSet(false, true)) {
                String taker = credential;
                if (taker != null) {
                    byCredential.computeIfPresent(
                            taker, (name, taken) -> taken == 1 ? null : Integer.valueOf(taken - 1));
                }
                bytes.addAndGet(-held.get());
                if (taker != null) {
                    bytesByCredential.computeIfPresent(
                            taker, (name, bytes) -> bytes > held.get() ? Long.valueOf(bytes - held.get()) : null);
                }
                free.release();
            }
        }
    }
}
