package io.ticketledger.command.bulk;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.web.ErrorAnswers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for jobs that nobody works on and works on some of them at a time. When it stops, each is left where it is,
 * for whoever comes next.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    private final JobStore store;
    private final BulkProperties properties;
    private final NoArgGenerator leases = Generators.timeBasedEpochGenerator();
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore free;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final JobWork work;

    @Nullable
    private volatile Thread poller;

    JobRunner(
            JobStore store,
            TicketChanger changer,
            Lanes lanes,
            ApiKeys keys,
            ErrorAnswers failures,
            BulkProperties properties,
            MeterRegistry meters) {
        this.store = store;
        this.properties = properties;
        this.free = new Semaphore(properties.jobs());
        this.work = new JobWork(store, changer, lanes, keys, failures, properties, () -> stop);
        Gauge.builder("ticketledger.bulk.jobs", threads, Set::size)
                .description("Bulk jobs that this instance works on")
                .register(meters);
    }

    /** There may be a new job. */
    void wake() {
        wake.release();
    }

    /** Works on a job that is claimed already, at once and beside the others; completes when it is over here. */
    CompletableFuture<Void> begin(UUID id, UUID leaseId) {
        Job job = store.renew(id, leaseId, properties.lease());
        return job == null ? CompletableFuture.completedFuture(null) : launch(job, false, () -> {});
    }

    @Override
    public void start() {
        CountDownLatch stopped = new CountDownLatch(1);
        stop = stopped;
        poller = Thread.ofVirtual().name("bulk-jobs").start(() -> poll(stopped));
    }

    @Override
    public void stop() {
        stop.countDown();
        wake.release();
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        for (Thread thread : threads) {
            join(thread, deadline);
        }
        Thread polling = poller;
        if (polling != null) {
            join(polling, deadline);
        }
    }

    private static void join(Thread thread, long deadline) {
        try {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return poller != null && stop.getCount() > 0;
    }

    private void poll(CountDownLatch stopped) {
        boolean reachable = true;
        while (stopped.getCount() > 0) {
            try {
                claimSome(stopped);
                reachable = true;
            } catch (RuntimeException e) {
                if (reachable) {
                    log.warn("no bulk job can be looked for: {}", e.getClass().getSimpleName());
                }
                reachable = false;
            }
            await(stopped);
        }
    }

    private void claimSome(CountDownLatch stopped) {
        while (stopped.getCount() > 0 && free.tryAcquire()) {
            Job job = null;
            try {
                job = store.claim(leases.generate(), properties.lease());
            } finally {
                if (job == null) {
                    free.release();
                }
            }
            if (job == null) {
                return;
            }
            launch(job, true, () -> {
                free.release();
                wake();
            });
        }
    }

    /** @param shares whether it makes way for jobs of other workspaces */
    private CompletableFuture<Void> launch(Job job, boolean shares, Runnable after) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("bulk-job-" + job.id()).unstarted(() -> {
            try {
                work.run(job, shares);
            } finally {
                threads.remove(Thread.currentThread());
                after.run();
                end.complete(null);
            }
        });
        threads.add(thread);
        thread.start();
        return end;
    }

    private void await(CountDownLatch stopped) {
        try {
            if (wake.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
