package io.ticketledger.command.bulk;

import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.web.ErrorAnswers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works on a leased job, chunk by chunk, until it is done or given up, another has taken it over, or this one stops. What
 * goes wrong is tried again after a pause of up to 30 s.
 */
final class JobWork {
    private static final Logger log = LoggerFactory.getLogger(JobWork.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    static final int CHUNK = 100;
    static final int MOST_ATTEMPTS = 10;
    private static final int FAULTS_AT_ONCE = 10;
    private static final int TRIES_OF_A_TICKET = 5;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final JobStore store;
    private final TicketChanger changer;
    private final Lanes lanes;
    private final ApiKeys keys;
    private final ErrorAnswers failures;
    private final Duration lease;
    private final Duration pause;
    private final Supplier<CountDownLatch> stop;

    /** @param stop gives what is open when this instance stops; another after each start */
    JobWork(
            JobStore store,
            TicketChanger changer,
            Lanes lanes,
            ApiKeys keys,
            ErrorAnswers failures,
            BulkProperties properties,
            Supplier<CountDownLatch> stop) {
        this.store = store;
        this.changer = changer;
        this.lanes = lanes;
        this.keys = keys;
        this.failures = failures;
        this.lease = properties.lease();
        this.pause = properties.pause();
        this.stop = stop;
    }

    /** @param shares whether it is left, after a chunk, when a job of another workspace waits of which none is worked on */
    void run(Job claimed, boolean shares) {
        MDC.put("correlationId", claimed.request().correlationId());
        try {
            log.info(
                    "bulk job {} ({}) begins at {} of {} tickets",
                    claimed.id(),
                    claimed.name(),
                    claimed.done(),
                    claimed.total());
            Job job = claimed;
            while (job != null) {
                job = attempt(job, shares);
            }
        } finally {
            MDC.remove("correlationId");
        }
    }

    /** @return the job for another attempt, null when there is none to be made */
    private @Nullable Job attempt(Job begun, boolean shares) {
        Job job = begun;
        try {
            if (job.attempts() > MOST_ATTEMPTS) {
                giveUp(job);
                return null;
            }
            boolean left = false;
            while (job != null && !left && !stops()) {
                job = advance(job);
                left = job != null && shares && store.othersWait(job.caller().workspace());
            }
            if (job != null) {
                store.release(job);
                log.info("bulk job {} is left to others at {} tickets", job.id(), job.done());
            }
            return null;
        } catch (RuntimeException e) {
            ApiError error = failures.errorOf(e, begun.request().correlationId());
            log.warn(
                    "bulk job {} got no further in attempt {}: {}",
                    begun.id(),
                    begun.attempts(),
                    error.getClass().getSimpleName());
            return renewed(begun);
        }
    }

    /** @return the job after its next chunk; null when it is done, or another's */
    private @Nullable Job advance(Job job) {
        String ended = keys.whyEnded(job.caller());
        if (ended != null) {
            end(job, "The API key of the order " + ended + ".");
            return null;
        }
        Job planned = plan(job);
        List<Long> chunk = chunk(planned);
        if (chunk.isEmpty()) {
            end(planned, null);
            return null;
        }
        TicketUpdate update = update(planned);
        AtomicInteger faults = new AtomicInteger();
        BooleanSupplier late = stopsOrLate();
        List<Outcome> begun = lanes.run(
                chunk.size(),
                i -> {
                    Call call = planned.call(planned.done() + i);
                    Outcome outcome = changer.change(chunk.get(i), update, call, TRIES_OF_A_TICKET);
                    if (outcome.kind() == Outcome.Kind.FAULT) {
                        faults.incrementAndGet();
                    }
                    return outcome;
                },
                () -> late.getAsBoolean() || faults.get() >= FAULTS_AT_ONCE);
        List<Outcome> dealt = dealt(begun, job.attempts());
        Job next = planned.after(chunk, dealt);
        if (!dealt.isEmpty() && !store.save(next, lease)) {
            return lost(job);
        }
        if (dealt.size() < begun.size()) {
            throw new ApiException(
                    new ApiError.Unavailable(begun.get(dealt.size()).reason(), 1));
        }
        return next;
    }

    /**
     * The outcomes before the first outage. A ticket that meets one in every attempt, though the store can be reached,
     * is dealt with too: as refused.
     */
    private static List<Outcome> dealt(List<Outcome> begun, int attempts) {
        List<Outcome> dealt = begun.stream()
                .takeWhile(outcome -> outcome.kind() != Outcome.Kind.OUTAGE)
                .toList();
        if (dealt.size() > 1 && dealt.stream().allMatch(outcome -> outcome.kind() == Outcome.Kind.FAULT)) {
            throw new IllegalStateException("one ticket after the other met a fault");
        }
        return dealt.isEmpty() && attempts == MOST_ATTEMPTS ? begun.subList(0, Math.min(1, begun.size())) : dealt;
    }

    /** Writes down which unfinished tickets come next, so that the same ones do after a crash. */
    private Job plan(Job job) {
        if (job.numbers() != null || !job.planned().isEmpty()) {
            return job;
        }
        List<Long> next = store.unfinished(job, CHUNK);
        if (next.isEmpty()) {
            return job;
        }
        Job planned = job.planned(next);
        if (!store.save(planned, lease)) {
            throw new IllegalStateException("somebody else has the job");
        }
        return planned;
    }

    private static List<Long> chunk(Job job) {
        List<Long> numbers = job.numbers();
        if (numbers == null) {
            return job.planned();
        }
        int from = Math.toIntExact(job.done());
        return numbers.subList(from, Math.min(numbers.size(), from + CHUNK));
    }

    private static TicketUpdate update(Job job) {
        return job.numbers() == null
                ? BulkUpdate.SOLVE
                : BulkUpdate.of(Arrays.asList(MAPPER.readValue(job.actions(), BulkAction[].class)));
    }

    /** Progress is written well before the lease runs out. */
    private BooleanSupplier stopsOrLate() {
        long start = System.nanoTime();
        long longest = lease.toNanos() / 4;
        return () -> stops() || System.nanoTime() - start > longest;
    }

    private boolean stops() {
        return stop.get().getCount() == 0;
    }

    private void giveUp(Job job) {
        log.error("bulk job {} is given up after {} attempts without progress", job.id(), MOST_ATTEMPTS);
        end(job, "It got no further in " + MOST_ATTEMPTS + " attempts.");
    }

    /** @param reason why it has failed; null when it is done */
    private void end(Job job, @Nullable String reason) {
        if (!store.finish(job, reason)) {
            lost(job);
            return;
        }
        log.info(
                "bulk job {} ({}) {}: {} tickets, {} changed, {} refused",
                job.id(),
                job.name(),
                reason == null ? "is done" : "has failed: " + reason,
                job.done(),
                job.changed(),
                job.refused());
    }

    private static @Nullable Job lost(Job job) {
        log.warn("bulk job {} has been taken over", job.id());
        return null;
    }

    /** Waits, then leases the job anew; goes on waiting while the store is out of reach. */
    private @Nullable Job renewed(Job job) {
        for (int attempt = Math.max(1, job.attempts()); ; attempt++) {
            if (stopsWithin(Math.min(LONGEST_PAUSE_MILLIS, pause.toMillis() << Math.min(attempt - 1, 10)))) {
                return null;
            }
            try {
                Job again = store.renew(job.id(), job.leaseId(), lease);
                return again == null ? lost(job) : again;
            } catch (RuntimeException e) {
                log.warn(
                        "bulk job {} waits for the store: {}",
                        job.id(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private boolean stopsWithin(long millis) {
        try {
            return stop.get().await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
