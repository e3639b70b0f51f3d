package io.ticketledger.query.audit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets readers wait for what comes next. However many wait, one of them at a time asks for the newest position, ten
 * times a second at most; while nobody waits, nobody asks.
 *
 * <p>A newest position that is below an earlier one means that the store is another than before: it was restored, or a
 * standby took over that lacks something. That is logged and counted; from then on the new one's positions go.
 */
public final class FeedWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LongSupplier head;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long newest;
    private boolean asking;
    private final AtomicInteger returns = new AtomicInteger();
    private volatile boolean closed;

    public FeedWatch(LongSupplier head) {
        this.head = head;
    }

    /** Returns the newest position as soon as it is beyond the given one, or after the given time, or at the end. */
    public long await(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (newest <= position && left > 0 && !closed) {
                if (asking) {
                    left = moved.awaitNanos(left);
                } else {
                    ask();
                    if (newest <= position) {
                        long pause = Math.min(left, PAUSE.toNanos());
                        left -= pause - Math.max(0, moved.awaitNanos(pause));
                    }
                }
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Asks without the lock, so that others may come and wait for the answer. */
    private void ask() {
        asking = true;
        lock.unlock();
        long found = -1; // when it can't be asked
        try {
            found = head.getAsLong();
        } finally {
            lock.lock();
            asking = false;
            if (found >= 0 && found < newest) {
                returns.incrementAndGet();
                log.error("The feed went back from position {} to {}: the event store is another one", newest, found);
            }
            newest = found < 0 ? newest : found;
            moved.signalAll();
        }
    }

    /** How often the feed went back. Who reads on over that doesn't know what it has missed. */
    public int returns() {
        return returns.get();
    }

    public boolean closed() {
        return closed;
    }

    /** Ends all waiting, for good. */
    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
