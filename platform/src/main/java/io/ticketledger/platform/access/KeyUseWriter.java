package io.ticketledger.platform.access;

import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes the counted uses of keys every now and then, and once more at the end. What cannot be written is kept for the
 * next time; a kill loses what was counted since the last.
 */
final class KeyUseWriter implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KeyUseWriter.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final KeyUseCounts counts;
    private final KeyUseTable table;
    private final String service;
    private final Duration interval;
    private volatile CountDownLatch stop = new CountDownLatch(0);

    @Nullable
    private volatile Thread writer;

    private boolean reachable = true;

    KeyUseWriter(KeyUseCounts counts, KeyUseTable table, String service, Duration interval) {
        this.counts = counts;
        this.table = table;
        this.service = service;
        this.interval = interval;
    }

    @Override
    public void start() {
        CountDownLatch stopped = new CountDownLatch(1);
        stop = stopped;
        writer = Thread.ofVirtual().name("key-uses").start(() -> run(stopped));
    }

    @Override
    public void stop() {
        stop.countDown();
        Thread running = writer;
        if (running != null) {
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }

    /** Stops after the web server, which counts until then. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run(CountDownLatch stopped) {
        boolean last = false;
        while (!last) {
            try {
                last = stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                last = true;
            }
            write();
        }
    }

    /** Not by two threads at once. */
    void write() {
        SortedMap<KeyUseCounts.Day, KeyUseCounts.Count> taken = counts.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            table.add(service, taken);
            reachable = true;
        } catch (RuntimeException e) {
            counts.putBack(taken);
            if (reachable) {
                log.warn("the use of keys cannot be written: {}", e.getClass().getSimpleName());
            }
            reachable = false;
        }
    }
}
