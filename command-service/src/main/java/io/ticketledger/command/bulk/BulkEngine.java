package io.ticketledger.command.bulk;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.ticketledger.command.append.TicketDirectory;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Does what is little at once, and makes jobs of the rest. */
@Component
class BulkEngine implements BulkTickets {
    private static final Logger log = LoggerFactory.getLogger(BulkEngine.class);
    private static final int MOST_RACES = 5;
    private static final String SOLVING = "solveUnfinishedTickets";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final TicketDirectory directory;
    private final TicketChanger changer;
    private final Lanes lanes;
    private final JobStore jobs;
    private final JobRunner runner;
    private final BulkRequests requests;
    private final BulkProperties properties;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    BulkEngine(
            TicketDirectory directory,
            TicketChanger changer,
            Lanes lanes,
            JobStore jobs,
            JobRunner runner,
            BulkRequests requests,
            BulkProperties properties) {
        this.directory = directory;
        this.changer = changer;
        this.lanes = lanes;
        this.jobs = jobs;
        this.runner = runner;
        this.requests = requests;
        this.properties = properties;
    }

    @Override
    public BulkResult apply(BulkOrder order, Call call) {
        BulkRequests.Earlier earlier = requests.earlier(call);
        if (earlier == null) {
            List<Long> unknown = directory.unknown(call.caller().workspace(), order.numbers());
            if (!unknown.isEmpty()) {
                earlier = requests.earlier(call); // the same request may have deleted them just now
                if (earlier == null) {
                    throw new UnknownTicketsException(unknown);
                }
            }
        }
        if (earlier != null && earlier.job() != null) {
            return answer(call.caller(), earlier.job());
        }
        if (order.numbers().size() <= MOST_AT_ONCE) {
            return atOnce(order, call);
        }
        UUID id = ids.generate();
        UUID job = requests.once(call, id, () -> jobs.insert(id, order, call, properties.unfinished()));
        runner.wake();
        return answer(call.caller(), job);
    }

    private BulkResult atOnce(BulkOrder order, Call call) {
        List<Long> numbers = order.numbers();
        TicketUpdate update = BulkUpdate.of(order.actions());
        List<Outcome> outcomes =
                lanes.run(numbers.size(), i -> changer.change(numbers.get(i), update, ofItem(call, i), 1), () -> false);
        Outcome outage = outcomes.stream()
                .filter(o -> o.kind() == Outcome.Kind.OUTAGE)
                .findFirst()
                .orElse(null);
        if (outage != null && outcomes.stream().allMatch(Outcome::isRefusal)) {
            throw new ApiException(new ApiError.Unavailable(outage.reason(), 1));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            Outcome outcome = i < outcomes.size() ? outcomes.get(i) : Objects.requireNonNull(outage);
            if (outcome.isRefusal()) {
                refusals.add(outcome.refusal(numbers.get(i)));
            }
        }
        long changed =
                outcomes.stream().filter(o -> o.kind() == Outcome.Kind.CHANGED).count();
        Long version =
                numbers.size() == 1 && refusals.isEmpty() ? outcomes.getFirst().version() : null;
        return new BulkResult.Done(numbers.size(), (int) changed, refusals.size(), refusals, version);
    }

    private static Call ofItem(Call call, int place) {
        IdempotencyKey key = call.idempotency();
        return new Call(
                call.caller(),
                call.request(),
                call.dialect(),
                null,
                call.ifVersion(),
                key == null ? null : key.ofItem(place, key.status()));
    }

    @Override
    public BulkResult solveUnfinished(Call call) {
        Caller caller = call.caller();
        BulkRequests.Earlier earlier = requests.earlier(call);
        if (earlier != null && earlier.job() != null) {
            return answer(caller, earlier.job());
        }
        for (int race = 0; race < MOST_RACES; race++) {
            JobView running = jobs.solving(caller.workspace());
            if (running != null) {
                return started(running, true);
            }
            try {
                return solve(call);
            } catch (DuplicateKeyException e) {
                log.debug("another request to solve what is unfinished was first");
            }
        }
        throw new ApiException(new ApiError.Unavailable("Others keep solving what is unfinished.", 1));
    }

    /** What is little is done by the time this returns, unless it takes too long; but it is a job all the same. */
    private BulkResult solve(Call call) {
        JobStore.Unfinished unfinished = jobs.unfinished(call.caller().workspace());
        boolean little = unfinished.count() <= MOST_AT_ONCE;
        UUID id = ids.generate();
        UUID leaseId = ids.generate();
        UUID job = requests.once(
                call, id, () -> jobs.insertSolving(id, SOLVING, unfinished, call, little ? leaseId : null));
        if (little && job.equals(id)) {
            await(runner.begin(id, leaseId));
        } else {
            runner.wake();
        }
        return answer(call.caller(), job);
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.debug("the job goes on without its caller");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public @Nullable JobView job(Caller caller, UUID id) {
        return jobs.view(caller.workspace(), id);
    }

    private BulkResult answer(Caller caller, UUID id) {
        JobView job = job(caller, id);
        if (job == null) {
            throw new ApiException(new ApiError.Unavailable("The job has been forgotten just now.", 1));
        }
        if (job.state() == JobView.State.RUNNING) {
            return started(job, false);
        }
        boolean failed = job.state() == JobView.State.FAILED;
        long changed = jobs.changed(id);
        return !failed && job.total() <= MOST_AT_ONCE
                ? new BulkResult.Done((int) job.total(), (int) changed, (int) job.refused(), job.refusals(), null)
                : new BulkResult.Ended(id, Job.path(id), failed, job.total(), job.done(), changed, job.refused());
    }

    private static BulkResult started(JobView job, boolean alreadyRunning) {
        return new BulkResult.Started(
                job.id(), Job.path(job.id()), job.total(), job.done(), job.refused(), alreadyRunning);
    }
}
