package io.ticketledger.query.audit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets readers wait for what comes next. However many wait, one of them at a time asks for the newest position, ten
 * times a second at most; while nobody waits, nobody asks.
 */
public final class FeedWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LongSupplier head;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long newest;
    private boolean asking;
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
        long found = -1;
        try {
            found = head.getAsLong();
        } finally {
            lock.lock();
            asking = false;
            newest = Math.max(newest, found);
            moved.signalAll();
        }
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
