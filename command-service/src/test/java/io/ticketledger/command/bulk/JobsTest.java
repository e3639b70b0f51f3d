package io.ticketledger.command.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ticketledger.command.append.IdempotencyRows;
import io.ticketledger.command.append.TicketDirectory;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.NewApiKey;
import io.ticketledger.platform.web.ErrorAnswers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/** Jobs that are stopped, killed, taken over, held up and given up: the service itself works on none here. */
@TestPropertySource(properties = "ticketledger.bulk.jobs=0")
class JobsTest extends BulkFixture {
    private static final BulkProperties QUICK =
            new BulkProperties(Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMillis(1), 4, 20);

    @Autowired
    private JobStore store;

    @Autowired
    private ErrorAnswers failures;

    @Autowired
    private IdempotencyRows rows;

    @Autowired
    private TicketDirectory directory;

    @Autowired
    private BulkRequests requests;

    @Autowired
    private ApiKeys keys;

    @Value("${spring.datasource.url}")
    private String url = "";

    private final List<JobRunner> runners = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void stop() {
        ended.countDown();
        runners.forEach(JobRunner::stop);
        owner().update("DELETE FROM bulk_job");
    }

    @Test
    void shouldGoOnAfterAStop() {
        UUID job = ordered(1_500);
        JobRunner first = runner(commands);
        await().until(() -> view(job).done() >= 300);
        first.stop();

        JobView stopped = view(job);
        assertThat(stopped.state()).isEqualTo(JobView.State.RUNNING);
        assertThat(stopped.done()).isEqualTo(replies()).isLessThan(1_500);
        assertThat(leased(job)).isFalse();

        runner(commands);
        assertThat(ended(job).done()).isEqualTo(1_500);
        assertThat(eventsPerTicket("TicketReplied")).hasSize(1_500).containsOnly(1L);
    }

    @Test
    void shouldWorkWhenItIsStartedAgain() {
        JobRunner runner = runner(commands);
        runner.stop();
        UUID job = inserted(tickets(3), call(workspace));

        runner.start();

        assertThat(runner.isRunning()).isTrue();
        assertThat(ended(job).done()).isEqualTo(3);
    }

    @Test
    void shouldBeTakenOverFromOneThatDied() {
        UUID job = ordered(1_200);
        runner(dyingAfter(250));
        await().until(() -> replies() >= 250);
        assertThat(view(job).done()).isLessThan(250);

        runner(commands);

        assertThat(ended(job).done()).isEqualTo(1_200);
        assertThat(eventsPerTicket("TicketReplied")).hasSize(1_200).containsOnly(1L);
        ended.countDown(); // the dead one comes back to life and finds that the job is not its own any more
        runners.getFirst().stop();
        assertThat(view(job).done()).isEqualTo(1_200);
        assertThat(eventsPerTicket("TicketReplied")).containsOnly(1L);
    }

    @Test
    void shouldBeTakenOverAmidASolving() {
        tickets(1_100);
        UUID job = started(bulk.solveUnfinished(call(workspace))).job();
        runner(dyingAfter(150));
        await().until(() -> changed("TicketStatusChanged") >= 150);
        ticket(workspace, Status.NEW);

        runner(commands);

        assertThat(ended(job).done()).isEqualTo(1_100);
        assertThat(store.changed(job)).isEqualTo(1_100);
        assertThat(changed("TicketStatusChanged")).isEqualTo(1_100);
    }

    @Test
    void shouldShareTheJobsAmongInstances() {
        UUID first = ordered(1_001);
        UUID second = ordered(1_001);
        for (int i = 0; i < 3; i++) {
            runner(commands);
        }

        assertThat(ended(first).done()).isEqualTo(1_001);
        assertThat(ended(second).done()).isEqualTo(1_001);
        assertThat(eventsPerTicket("TicketReplied")).hasSize(2_002).containsOnly(1L);
    }

    @Test
    void shouldWaitForTheStore() {
        UUID job = ordered(1_001);
        AtomicInteger calls = new AtomicInteger();
        runner(commands((ticket, outcome) -> {
            int n = calls.incrementAndGet();
            if (n > 120 && n < 130) {
                throw new DataAccessResourceFailureException("out of reach");
            }
            return outcome.get();
        }));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.DONE);
        assertThat(view.refused()).isZero();
        assertThat(eventsPerTicket("TicketReplied")).containsOnly(1L);
    }

    @Test
    void shouldRefuseATicketThatTheStoreNeverTakes() {
        List<Long> numbers = tickets(1_001);
        long stuck = numbers.get(150);
        UUID job = started(bulk.apply(order(numbers, new BulkAction.Reply("Hello")), call(workspace)))
                .job();
        runner(commands((ticket, outcome) -> {
            if (ticket.equals(new TicketRef.ByNumber(stuck))) {
                throw new QueryTimeoutException("too slow");
            }
            return outcome.get();
        }));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.DONE);
        assertThat(view.refusals()).singleElement().satisfies(r -> {
            assertThat(r.number()).isEqualTo(stuck);
            assertThat(r.code()).isEqualTo("UNAVAILABLE");
        });
        assertThat(replies()).isEqualTo(1_000);
    }

    @Test
    void shouldTryABusyTicketAgain() {
        UUID job = ordered(1_001);
        AtomicInteger calls = new AtomicInteger();
        runner(commands((ticket, outcome) -> {
            if (calls.incrementAndGet() % 100 == 7) {
                throw new ApiException(new ApiError.Unavailable("The ticket is being changed too often.", 1));
            }
            return outcome.get();
        }));

        assertThat(ended(job).refused()).isZero();
        assertThat(eventsPerTicket("TicketReplied")).containsOnly(1L);
    }

    @Test
    void shouldReportATicketThatMeetsAFault() {
        UUID job = ordered(1_001);
        AtomicInteger calls = new AtomicInteger();
        runner(commands((ticket, outcome) -> {
            if (calls.incrementAndGet() == 7) {
                throw new IllegalStateException("a fault");
            }
            return outcome.get();
        }));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.DONE);
        assertThat(view.refusals())
                .singleElement()
                .satisfies(r -> assertThat(r.code()).isEqualTo("INTERNAL"));
    }

    @Test
    void shouldGiveUpWhatGetsNoFurther() {
        UUID job = ordered(1_001);
        AtomicInteger calls = new AtomicInteger();
        runner(commands((ticket, outcome) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("a fault");
        }));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.FAILED);
        assertThat(view.done()).isZero();
        assertThat(view.finishedAt()).isNotNull();
        assertThat(calls.get()).isLessThan(JobWork.MOST_ATTEMPTS * 20);
    }

    @Test
    void shouldSayThatALittleSolvingWasGivenUp() {
        tickets(3);
        BulkEngine broken = engine(commands((ticket, outcome) -> {
            throw new IllegalStateException("a fault");
        }));

        BulkResult result = broken.solveUnfinished(call(workspace, "solve", "body"));

        assertThat(result).isInstanceOfSatisfying(BulkResult.Ended.class, ended -> {
            assertThat(ended.failed()).isTrue();
            assertThat(ended.total()).isEqualTo(3);
            assertThat(ended.done()).isZero();
            assertThat(view(ended.job()).state()).isEqualTo(JobView.State.FAILED);
        });
        assertThat(bulk.solveUnfinished(call(workspace, "solve", "body"))).isEqualTo(result);
    }

    @Test
    void shouldCountEveryRefusalOfALittleSolving() {
        tickets(120);
        BulkEngine refusing = engine(commands((ticket, outcome) -> {
            throw new RefusedException(RefusalCode.TICKET_CLOSED, "The ticket is closed.");
        }));

        BulkResult.Done done = done(refusing.solveUnfinished(call(workspace)));

        assertThat(done.total()).isEqualTo(120);
        assertThat(done.changed()).isZero();
        assertThat(done.refused()).isEqualTo(120);
        assertThat(done.refusals()).hasSize(Job.REFUSALS_KEPT);
    }

    @Test
    void shouldAskEachTicketForItsVersion() {
        List<Long> numbers = tickets(1_001);
        long changed = numbers.get(500);
        change(changed, (stream, context) -> new ClaimTicket(stream, context, "eve", false));
        UUID job = started(bulk.apply(order(numbers, new BulkAction.Reply("Hello")), call(workspace, Set.of(1L))))
                .job();
        runner(commands);

        assertThat(ended(job).refusals())
                .containsExactly(new Refusal(changed, "VERSION_MISMATCH", "The ticket is at version 2 by now."));
        assertThat(replies()).isEqualTo(1_000);
    }

    @Test
    void shouldGiveUpWhatCannotBeRead() {
        UUID job = ordered(1_001);
        owner().update("UPDATE bulk_job SET actions = '[{\"action\":\"of a later version\"}]' WHERE id = ?", job);
        UUID healthy = ordered(1_001);
        runner(commands);

        assertThat(ended(job).state()).isEqualTo(JobView.State.FAILED);
        assertThat(ended(healthy).state()).isEqualTo(JobView.State.DONE);
    }

    @Test
    void shouldGiveUpWhatKillsItsInstance() {
        UUID job = ordered(1_001);
        owner().update("UPDATE bulk_job SET attempts = ? WHERE id = ?", JobWork.MOST_ATTEMPTS, job);
        runner(commands);

        assertThat(ended(job).state()).isEqualTo(JobView.State.FAILED);
        assertThat(replies()).isZero();
    }

    @Test
    void shouldEndACallWhoseStoreIsOutOfReach() {
        List<Long> numbers = tickets(100);
        BulkOrder order = order(numbers, new BulkAction.Reply("Hello"));
        AtomicInteger calls = new AtomicInteger();
        TicketCommands outage = commands((ticket, outcome) -> {
            throw new DataAccessResourceFailureException("out of reach");
        });
        TicketCommands later = commands((ticket, outcome) -> {
            if (calls.incrementAndGet() > 40) {
                throw new DataAccessResourceFailureException("out of reach");
            }
            return outcome.get();
        });

        assertThatThrownBy(() -> engine(outage).apply(order, call(workspace)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error()).isInstanceOf(ApiError.Unavailable.class));
        BulkResult.Done some = done(engine(later).apply(order, call(workspace)));

        assertThat(some.changed()).isEqualTo(40);
        assertThat(some.refusals())
                .hasSize(60)
                .allSatisfy(r -> assertThat(r.code()).isEqualTo("UNAVAILABLE"));
        assertThat(replies()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"revoked_at, has been revoked", "expires_at, has expired"})
    void shouldEndWhenItsKeyHasEnded(String column, String reason) {
        ApiKey key = keys.create(
                        new NewApiKey(workspace, "n", "me", "Me", Set.of(Permission.TICKET_UPDATE), null),
                        call(workspace).caller())
                .key();
        UUID job = inserted(tickets(300), callBy(key.id().toString()));
        AtomicInteger calls = new AtomicInteger();
        runner(commands((ticket, outcome) -> {
            if (calls.incrementAndGet() == 120) {
                owner().update("UPDATE api_key SET " + column + " = created_at WHERE id = ?", key.id());
            }
            return outcome.get();
        }));

        JobView view = ended(job);
        assertThat(view.state()).isEqualTo(JobView.State.FAILED);
        assertThat(view.reason()).isEqualTo("The API key of the order " + reason + ".");
        assertThat(view.done()).isEqualTo(replies()).isBetween(120L, 299L);
    }

    @Test
    void shouldServeWorkspacesByTurns() {
        String other = workspace + "-other";
        UUID first = inserted(tickets(300), call(workspace));
        UUID second = inserted(tickets(300), call(workspace));
        List<Long> numbers = tickets(other, 300);
        UUID others = inserted(numbers, call(other));
        List<TicketRef> sequence = Collections.synchronizedList(new ArrayList<>());
        runner(
                commands((ticket, outcome) -> {
                    sequence.add(ticket);
                    return outcome.get();
                }),
                new BulkProperties(QUICK.poll(), QUICK.lease(), QUICK.pause(), 1, QUICK.unfinished()));

        await().atMost(Duration.ofMinutes(3))
                .until(() -> bulk.job(call(other).caller(), others) instanceof JobView view
                        && view.state() == JobView.State.DONE);
        assertThat(ended(first).state()).isEqualTo(JobView.State.DONE);
        assertThat(ended(second).state()).isEqualTo(JobView.State.DONE);
        int last = sequence.lastIndexOf(new TicketRef.ByNumber(numbers.getLast()));
        assertThat(last).isGreaterThan(300).isLessThan(sequence.size() - 100);
    }

    @Test
    void shouldRefuseMoreJobsThanAWorkspaceMayHave() {
        List<Long> one = List.of(1L);
        for (int i = 0; i < 20; i++) {
            inserted(one, call(workspace));
        }

        assertThatThrownBy(() -> inserted(one, call(workspace)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error()).isEqualTo(new ApiError.RateLimited(30)));
        inserted(one, call(workspace + "-other"));
        owner().update("UPDATE bulk_job SET state = 'DONE', finished_at = now() WHERE id ="
                + " (SELECT min(id::text)::uuid FROM bulk_job WHERE workspace = '" + workspace + "')");
        inserted(one, call(workspace));
    }

    @Test
    void shouldForgetWhatIsOldAndOver() {
        UUID job = ordered(1_001);
        runner(commands);
        ended(job);
        runners.forEach(JobRunner::stop);
        UUID running = ordered(1_001);
        String old = "UPDATE idempotency SET created_at = now() - interval '2 days' WHERE key = ?";
        owner().update(
                        "INSERT INTO idempotency SELECT workspace, subject, ?, item, method, path, body_hash, stream_id,"
                                + " from_version, to_version, status, created_at FROM idempotency WHERE key = ?",
                        Job.KEY_PREFIX + running,
                        Job.KEY_PREFIX + job);
        owner().update(old, Job.KEY_PREFIX + running);
        owner().update(old, Job.KEY_PREFIX + job);
        owner().update("UPDATE bulk_job SET finished_at = now() - interval '8 days' WHERE id = ?", job);

        rows.forgetOld();
        store.removeOld();

        assertThat(bulk.job(call(workspace).caller(), job)).isNull();
        assertThat(remembered(job)).isZero();
        assertThat(bulk.job(call(workspace).caller(), running)).isNotNull();
        assertThat(remembered(running)).isEqualTo(1_001);
    }

    private long remembered(UUID job) {
        return count("SELECT count(*) FROM idempotency WHERE key = ?", Job.KEY_PREFIX + job);
    }

    private UUID ordered(int count) {
        BulkOrder order = order(tickets(count), new BulkAction.Reply("Hello \u0000 \ud83d\ude00"));
        return started(bulk.apply(order, call(workspace))).job();
    }

    /** A job of fewer tickets than a call would make one of. */
    private UUID inserted(List<Long> numbers, Call call) {
        UUID id = UUID.randomUUID();
        store.insert(id, order(numbers, new BulkAction.Reply("Hello")), call, QUICK.unfinished());
        return id;
    }

    private boolean leased(UUID job) {
        return count("SELECT count(*) FROM bulk_job WHERE id = ? AND lease_id IS NOT NULL", job) == 1;
    }

    private long replies() {
        return changed("TicketReplied");
    }

    private long changed(String type) {
        return count("SELECT count(*) FROM event WHERE workspace = ? AND payload_type = ?", workspace, type);
    }

    private long count(String sql, Object... arguments) {
        return owner().query(sql, (row, number) -> row.getLong(1), arguments).getFirst();
    }

    private JdbcTemplate owner() {
        return new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    }

    private JobRunner runner(TicketCommands through) {
        return runner(through, QUICK);
    }

    private JobRunner runner(TicketCommands through, BulkProperties properties) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        JobRunner runner = new JobRunner(
                store, new TicketChanger(through, failures, meters), new Lanes(), keys, failures, properties, meters);
        runners.add(runner);
        runner.start();
        return runner;
    }

    private BulkEngine engine(TicketCommands through) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        TicketChanger changer = new TicketChanger(through, failures, meters);
        Lanes lanes = new Lanes();
        return new BulkEngine(
                directory,
                changer,
                lanes,
                store,
                new JobRunner(store, changer, lanes, keys, failures, QUICK, meters),
                requests,
                QUICK);
    }

    /** What an instance looks like that is killed: so many tickets are committed, then nothing is heard of it. */
    private TicketCommands dyingAfter(int tickets) {
        AtomicInteger calls = new AtomicInteger();
        return commands((ticket, outcome) -> {
            int call = calls.incrementAndGet();
            TicketOutcome done = call <= tickets ? outcome.get() : null;
            if (done == null || call == tickets) {
                awaitEnd();
                throw new DataAccessResourceFailureException("dead");
            }
            return done;
        });
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Meddling {
        TicketOutcome with(TicketRef ticket, Supplier<TicketOutcome> outcome);
    }

    /** The commands, with something in the way of each change. */
    private TicketCommands commands(Meddling meddling) {
        return (TicketCommands) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TicketCommands.class}, (proxy, method, arguments) -> {
                    Supplier<Object> target = () -> {
                        try {
                            return method.invoke(commands, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    return method.getName().equals("change")
                            ? meddling.with((TicketRef) arguments[0], () -> (TicketOutcome) target.get())
                            : target.get();
                });
    }
}
