package io.ticketledger.query.platform;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.rebuild.ProjectionView;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.StatsQuery;
import io.ticketledger.query.tickets.TicketReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A projection that is built anew beside itself, by real processors. */
class ProjectionRebuildsTest {
    private static final WorkspaceScope SCOPE = WorkspaceScope.of(new Caller("ws", "anna", "key", "Anna", Set.of()));
    private static MongoFixture mongo;

    private final TestLog log = new TestLog();
    private final List<Instance> instances = new ArrayList<>();
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
    private MongoDatabase database;
    private volatile Runnable whenAskedForTheTime = () -> {};

    @BeforeAll
    static void startMongo() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void stopMongo() throws Exception {
        mongo.close();
    }

    @BeforeEach
    void database() {
        database = mongo.database("b" + UUID.randomUUID().toString().substring(0, 8));
    }

    @AfterEach
    void stop() {
        RequestContextHolder.resetRequestAttributes();
        instances.forEach(Instance::close);
        database.drop();
    }

    @Test
    void shouldMendATamperedDocumentAndDropTheOldBuildInTheEnd() {
        Story story = story("ws", 1);
        log.append(story.streamId, story.created("As it was written"));
        log.append(story.streamId, story.replied("with an answer"));
        Instance instance = instance(10).start();
        await().until(() -> title(instance, 1), "As it was written"::equals);
        instance.tickets
                .active()
                .readModel()
                .collection("tickets")
                .updateOne(Filters.eq(story.streamId), Updates.set("status", "CLOSED"));

        instance.rebuilds.rebuild("tickets");
        await().until(() -> view(instance, "tickets").build() == 1);

        assertThat(document(instance, story.streamId)).containsEntry("status", "NEW");
        assertThat(view(instance, "tickets").rebuild()).isNull();
        assertThat(view(instance, "stats").build()).isZero();
        assertThat(collections()).contains("tickets-g", "tickets-g.1");
        later(Instance.KEEP);
        await().until(() -> !collections().contains("tickets-g"));
        await().until(() -> entry("tickets").getList("retired", Document.class).isEmpty());
        assertThat(collections()).contains("tickets-g.1", "change-log-g.1", "replies-g.1", "stats-g");
        assertThat(collections()).doesNotContain("change-log-g", "replies-g", "channels-g");
        assertThat(database.getCollection("tokens").distinct("processorName", String.class))
                .containsExactlyInAnyOrder("tickets-g.1", "stats-g", "reports-g");
        assertThat(title(instance, 1)).isEqualTo("As it was written");
    }

    @Test
    void shouldRebuildWhateverAProjectionKeeps() {
        fill(1, 20);
        Instance instance = instance(7).start();
        for (String name : List.of("stats", "reports", "tickets")) {
            instance.rebuilds.rebuild(name);
            await().until(() -> view(instance, name).build() == 1);
        }
        later(Instance.KEEP);

        // The anchors are kept beside the first build, for all.
        await().until(() -> collections().stream().noneMatch(name -> name.endsWith("-g") && !name.equals("anchors-g")));
        assertThat(new StatsQuery(instance.stats).read(SCOPE).total()).isEqualTo(20);
    }

    @Test
    void shouldBeReadWithoutAGapWhileItIsBuiltAndWritten() throws Exception {
        Story hot = story("ws", 1);
        log.append(hot.streamId, hot.created("hot"));
        fill(2, 30);
        Instance instance = instance(5).start();
        TicketReader reader = new TicketReader(instance.tickets, log, instance.waiting(), instance.tickets);
        StatsQuery stats = new StatsQuery(instance.stats);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                while (!done.get()) {
                    log.append(hot.streamId, hot.replied("again"));
                    int before = reads.get();
                    await().pollInterval(Duration.ofMillis(1)).until(() -> reads.get() > before || done.get());
                }
            });
            Future<?> readers = threads.submit(() -> {
                while (!done.get()) {
                    request();
                    long committed = log.head() - 31 + 1;
                    TicketReader.Found found =
                            reader.read(SCOPE, Objects.requireNonNull(TicketKey.of("1")), Consistency.STRONG);
                    assertThat(found.freshness().lagMillis()).isNull();
                    assertThat(found.document().version()).isGreaterThanOrEqualTo(committed);
                    assertThat(instance.waiting()
                                    .untilApplied(instance.stats, Consistency.STRONG)
                                    .lagMillis())
                            .isNull();
                    assertThat(stats.read(SCOPE).total()).isEqualTo(31);
                    reads.incrementAndGet();
                }
            });
            for (int build = 1; build <= 3; build++) {
                int made = build;
                instance.rebuilds.rebuild("tickets");
                instance.rebuilds.rebuild("stats");
                await().until(() -> readers.isDone()
                        || (view(instance, "tickets").build() == made
                                && view(instance, "stats").build() == made));
                later(Instance.KEEP);
            }
            done.set(true);
            readers.get();
            writer.get();
        }
        assertThat(reads).hasPositiveValue();
    }

    @Test
    void shouldStayWithOneBuildForAWholeRequest() {
        Story story = story("ws", 1);
        log.append(story.streamId, story.created("one"));
        Instance instance = instance(10).start();
        await().until(() -> title(instance, 1), "one"::equals);
        request();
        ReadModel met = instance.tickets.get();

        instance.rebuilds.rebuild("tickets");
        await().until(() -> instance.tickets.active().number() == 1);

        assertThat(instance.tickets.get()).isEqualTo(met);
        log.append(story.streamId, story.replied("read by whoever has begun before"));
        assertThat(instance.waiting()
                        .untilApplied(instance.tickets, Consistency.STRONG)
                        .lagMillis())
                .isNull();
        request();
        assertThat(instance.tickets.get().build()).isEqualTo(1);
    }

    @Test
    void shouldGoOverToTheNewBuildWhenTheOldOneEndsInTheMiddleOfARequest() {
        fill(1, 3);
        Instance instance = instance(10).start();
        request();
        assertThat(instance.tickets.get().build()).isZero();

        instance.rebuilds.rebuild("tickets");
        await().until(() -> instance.tickets.active().number() == 1);
        later(Instance.KEEP.dividedBy(2));

        await().until(() -> instance.tickets.get().build() == 1);
    }

    @Test
    void shouldGoOnAfterARestartWhereItWas() throws Exception {
        fill(1, 40);
        CountDownLatch half = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        Instance first = instance(5).beforeWrite((build, batch) -> {
            if (build == 1 && batches.incrementAndGet() > 4) {
                half.countDown();
                throw new IllegalStateException("killed in the middle");
            }
        });
        first.start();
        first.rebuilds.rebuild("tickets");
        half.await();
        ProjectionView.Rebuild seen =
                Objects.requireNonNull(view(first, "tickets").rebuild());
        assertThat(seen.done()).isEqualTo(20);
        assertThat(seen.of()).isEqualTo(40);
        first.close();

        List<Long> positions = new ArrayList<>();
        Instance second = instance(5).beforeWrite((build, batch) -> {
            if (build == 1 && batch.getFirst().event().workspace().equals("ws")) {
                positions.add(batch.getFirst().position());
            }
        });
        second.start();
        await().until(() -> view(second, "tickets").build() == 1);

        assertThat(positions.getFirst()).isEqualTo(21);
    }

    @Test
    void shouldGiveUpABuildAndLeaveNothingOfIt() {
        fill(1, 10);
        AtomicBoolean hold = new AtomicBoolean(true);
        Instance instance = instance(2).beforeWrite((build, batch) -> {
            if (build == 1 && hold.get()) {
                throw new IllegalStateException("held");
            }
        });
        instance.start();
        instance.rebuilds.rebuild("tickets");
        assertThat(view(instance, "tickets").rebuild()).isNotNull();

        assertThat(instance.rebuilds.cancel("tickets")).isTrue();

        assertThat(view(instance, "tickets").rebuild()).isNull();
        assertThat(view(instance, "tickets").build()).isZero();
        assertThat(instance.rebuilds.cancel("tickets")).isFalse();
        later(Instance.KEEP);
        await().until(() -> collections().stream().noneMatch(name -> name.endsWith(".1")));
        hold.set(false);
        instance.rebuilds.rebuild("tickets");
        await().until(() -> view(instance, "tickets").build() == 2);
    }

    @Test
    void shouldNotBeginASecondBuildWhileOneIsMade() {
        fill(1, 10);
        Instance instance = instance(2).beforeWrite((build, batch) -> {
            if (build > 0) {
                throw new IllegalStateException("held");
            }
        });
        instance.start();

        instance.rebuilds.rebuild("tickets");
        instance.rebuilds.rebuild("tickets");

        assertThat(Objects.requireNonNull(view(instance, "tickets").rebuild()).build())
                .isEqualTo(1);
    }

    @Test
    void shouldListWhatCannotBeApplied() {
        fill(1, 4);
        Instance instance = instance(1).beforeWrite((build, batch) -> {
            if (batch.getFirst().position() == 3) {
                throw new IllegalArgumentException("a text of a ticket");
            }
        });
        instance.start();

        await().until(() -> !view(instance, "stats").deadLetters().isEmpty());

        ProjectionView view = view(instance, "stats");
        assertThat(view.deadLetters())
                .containsExactly(new ProjectionView.DeadLetter(2, "IllegalArgumentException", clock().instant()));
        assertThat(view.position()).isEqualTo(2);
        assertThat(view.head()).isEqualTo(4);
        assertThat(view.lag()).isEqualTo(2);
        assertThat(view.segments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.here()).isTrue());
    }

    @Test
    void shouldBeFollowedByEveryInstance() {
        fill(1, 20);
        Instance first = instance(5).start();
        Instance second = instance(5).start();

        second.rebuilds.rebuild("tickets");

        await().until(() ->
                first.tickets.active().number() == 1 && second.tickets.active().number() == 1);
        first.close();
        Story late = story("ws", 500);
        log.append(late.streamId, late.created("after the other one has gone"));
        await().until(() -> second.tickets.position().covers(log.head()));
        assertThat(title(second, 500)).isEqualTo("after the other one has gone");
    }

    @Test
    void shouldShowAFinishedBuildAsTheOneThatIsRead() {
        fill(1, 3);
        Instance instance = instance(10).start();
        instance.rebuilds.stop();
        instance.rebuilds.rebuild("tickets");
        Builds agreed = new Builds(first());
        BuildEntry before = agreed.read("tickets");

        // As another instance does, before this one looks again.
        agreed.write("tickets", before, before.finished(clock().instant()));

        ProjectionView view = view(instance, "tickets");
        assertThat(view.build()).isEqualTo(1);
        assertThat(view.rebuild()).isNull();
        assertThat(instance.tickets.active().number()).isEqualTo(1);
    }

    @Test
    void shouldTellOfABuildThatCannotBeStartedHereAndGiveItUp() {
        fill(1, 3);
        AtomicBoolean startable = new AtomicBoolean();
        Instance instance = instance(10).beforeStart(build -> {
            if (build > 0 && !startable.get()) {
                throw new IllegalStateException("cannot be started");
            }
        });
        instance.start();

        instance.rebuilds.rebuild("tickets");

        assertThat(view(instance, "tickets").build()).isZero();
        assertThat(Objects.requireNonNull(view(instance, "tickets").rebuild()).done())
                .isZero();
        assertThat(instance.rebuilds.cancel("tickets")).isTrue();
        startable.set(true);
        instance.rebuilds.rebuild("tickets");
        await().until(() -> view(instance, "tickets").build() == 2);
    }

    @Test
    void shouldBeBusyWhenOthersAreAlwaysFirst() {
        Instance instance = instance(10).start();
        instance.rebuilds.stop();
        instance.rebuilds.rebuild("tickets");
        Builds agreed = new Builds(first());
        whenAskedForTheTime = () -> {
            BuildEntry entry = agreed.read("tickets");
            agreed.write("tickets", entry, entry.dropped(List.of()));
        };

        assertThatThrownBy(() -> instance.rebuilds.cancel("tickets"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error()).isInstanceOf(ApiError.Unavailable.class));
    }

    @Test
    void shouldBeBusyWhileMongoDbIsOutOfReach() throws Exception {
        MongoFixture gone = MongoFixture.embedded();
        gone.close();
        try (MongoClient client = MongoClients.create(gone.url() + "/?serverSelectionTimeoutMS=100")) {
            Builds builds = new Builds(new ReadModel(client.getDatabase("gone"), "g"));

            assertThatThrownBy(
                            () -> builds.write("tickets", BuildEntry.FIRST, BuildEntry.FIRST.begun(clock().instant())))
                    .isInstanceOf(DataAccessResourceFailureException.class);
        }
    }

    private ReadModel first() {
        return new ReadModel(database.withWriteConcern(WriteConcern.MAJORITY), "g");
    }

    private Instance instance(int batchSize) {
        Instance instance = new Instance(log, first(), batchSize, clock());
        instances.add(instance);
        return instance;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                whenAskedForTheTime.run();
                return Instant.ofEpochMilli(now.get());
            }
        };
    }

    private void later(Duration time) {
        now.addAndGet(time.toMillis());
    }

    private static void request() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    /** So many tickets with one event each. */
    private void fill(int firstNumber, int tickets) {
        for (int i = 0; i < tickets; i++) {
            Story story = story("ws", firstNumber + i);
            log.append(story.streamId, story.created("Ticket " + i));
        }
    }

    private static ProjectionView view(Instance instance, String name) {
        return Objects.requireNonNull(instance.rebuilds.find(name));
    }

    private static String title(Instance instance, long number) {
        Document found = instance.tickets
                .active()
                .readModel()
                .collection("tickets")
                .find(Filters.eq("number", number))
                .first();
        return found == null ? "" : found.getString("ticket").replaceAll(".*\"title\":\"([^\"]*)\".*", "$1");
    }

    private static Document document(Instance instance, String streamId) {
        return Objects.requireNonNull(instance.tickets
                .active()
                .readModel()
                .collection("tickets")
                .find(Filters.eq(streamId))
                .first());
    }

    private Document entry(String projection) {
        return Objects.requireNonNull(database.getCollection("builds")
                .find(Filters.eq(projection + "-g"))
                .first());
    }

    private List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>());
    }
}
