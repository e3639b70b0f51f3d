package io.ticketledger.query.platform;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketField;
import io.ticketledger.events.json.TicketState;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.StatsProjection;
import io.ticketledger.query.stats.StatsQuery;
import io.ticketledger.query.stats.StatsView;
import io.ticketledger.query.tickets.TicketsProjection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every projection keeps, on whatever MongoDB: run through the real processor, tokens and all. */
abstract class ProjectionSuite {
    private final TestLog log = new TestLog();
    private final List<ProjectionRun> runs = new ArrayList<>();
    private MongoDatabase database;

    abstract MongoFixture mongo();

    @BeforeEach
    void database() {
        database = mongo().database("t" + UUID.randomUUID().toString().substring(0, 8));
    }

    @AfterEach
    void stop() {
        runs.forEach(ProjectionRun::close);
        database.drop();
    }

    @Test
    void shouldFoldEveryTicketAsTheFoldDoes() {
        Map<String, List<TicketEvent>> histories = fill(60, 1);

        ProjectionRun run = run("a", 50).start().untilCaughtUp();

        Map<Object, Document> tickets = collection(run, "tickets");
        assertThat(tickets).hasSameSizeAs(histories);
        histories.forEach((stream, events) -> {
            Document document = document(run, "tickets", stream);
            assertThat(TicketState.read(document.getString("ticket"))).isEqualTo(Ticket.fold(events));
        });
        int events = histories.values().stream().mapToInt(List::size).sum();
        assertThat(collection(run, "change-log")).hasSize(events);
        assertThat(total(run, "ws-0") + total(run, "ws-1"))
                .isEqualTo(histories.values().stream()
                        .filter(history -> !(history.getLast() instanceof TicketEvent.TicketDeleted))
                        .count());
    }

    @Test
    void shouldEndInTheSameDocumentsAfterKillsBetweenWriteAndTokenAndUnderOtherBatchBoundaries() {
        fill(80, 2);
        Map<String, Map<Object, Document>> expected =
                run("undisturbed", 500).start().untilCaughtUp().documents();

        for (int batchSize : List.of(7, 3, 11, 5)) {
            AtomicInteger left = new AtomicInteger(6);
            ProjectionRun killed = run("killed", batchSize).afterWrite(batch -> {
                if (left.decrementAndGet() <= 0) {
                    throw new IllegalStateException("killed after the write, before the token");
                }
            });
            killed.start();
            await().until(() -> left.get() < 0);
            killed.close();
        }
        ProjectionRun last = run("killed", 13).start().untilCaughtUp();

        assertThat(last.documents()).isEqualTo(expected);
    }

    @Test
    void shouldRebuildTheSameDocumentsBesideTheOldOnes() {
        fill(50, 3);
        ProjectionRun old = run("one", 20).start().untilCaughtUp();
        Map<String, Map<Object, Document>> before = old.documents();

        ProjectionRun rebuilt = run("two", 333).start().untilCaughtUp();

        assertThat(rebuilt.documents()).isEqualTo(before);
        assertThat(old.documents()).isEqualTo(before);
    }

    @Test
    void shouldKeepADeletedTicketAsATombstoneAndStopCountingIt() {
        Story story = story("ws", 1);
        log.append(story.streamId, story.created("secret words"));
        log.append(story.streamId, story.typed("odd.type$with \"all\""));
        log.append(story.streamId, story.deleted());

        ProjectionRun run = run("a", 10).start().untilCaughtUp();

        Document tombstone = document(run, "tickets", story.streamId);
        assertThat(tombstone)
                .containsEntry("deleted", true)
                .containsEntry("version", 3L)
                .doesNotContainKey("words");
        assertThat(total(run, "ws")).isZero();
        assertThat(document(run, "stats", "ws").getList("counts", Document.class))
                .extracting(count -> count.getLong("n"))
                .containsOnly(0L);
    }

    @Test
    void shouldCountHoweverManyAndLongTypesAWorkspaceHas() {
        int types = 20_000;
        String longest = "t".repeat(1_000);
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < types; i++) {
            Story story = story("ws", i + 1);
            stories.add(story);
            log.append(story.streamId, story.created(Map.of(TicketField.TYPE, longest + i), null));
        }
        stories.subList(0, 10).forEach(story -> log.append(story.streamId, story.deleted()));
        stories.subList(types - 10, types).forEach(story -> log.append(story.streamId, story.deleted()));
        Story last = story("ws", types + 1);
        log.append(last.streamId, last.created(Map.of(TicketField.TYPE, "one more"), null));

        StatsProjection stats = new StatsProjection(run("a", 500).readModel);
        StatsProjection again = new StatsProjection(run("b", 77).readModel);
        List<RecordedEvent> events = recorded();
        apply(stats, events, 500);
        apply(stats, events, 300);
        apply(again, events, 77);

        StatsView view = new StatsQuery(() -> runs.getFirst().readModel).read(scope("ws"));
        assertThat(view.total()).isEqualTo(types - 19);
        assertThat(view.type()).hasSize(990).doesNotContainKey("one more");
        assertThat(view.otherTypes()).isEqualTo(types - 1_000 - 10 + 1);
        assertThat(new StatsQuery(() -> runs.getLast().readModel).read(scope("ws")))
                .isEqualTo(view);
    }

    private static void apply(StatsProjection stats, List<RecordedEvent> events, int batchSize) {
        for (int from = 0; from < events.size(); from += batchSize) {
            List<RecordedEvent> batch = events.subList(from, Math.min(events.size(), from + batchSize));
            stats.apply(batch, new Position(batch.getLast().position()));
        }
    }

    private static WorkspaceScope scope(String workspace) {
        return WorkspaceScope.of(new Caller(workspace, "anna", "key", "Anna", Set.of()));
    }

    @Test
    void shouldStopAtAHoleAndGoOnWhenItIsFilled() {
        Story story = story("ws", 1);
        TicketEvent created = story.created("a ticket");
        TicketEvent claimed = story.claimed("anna");
        TicketEvent replied = story.replied("hello");
        log.appendAt(1, story.streamId, created);
        log.appendAt(3, story.streamId, replied);
        ProjectionRun run = run("a", 1).start();

        await().until(() -> run.tickets.failingSince(Clock.systemUTC()) != null);
        assertThat(document(run, "tickets", story.streamId)).containsEntry("version", 1L);
        assertThat(run.tickets.position().covers(3)).isFalse();

        log.appendAt(2, story.streamId, claimed);
        run.untilCaughtUp();

        assertThat(document(run, "tickets", story.streamId)).containsEntry("version", 3L);
        await().until(() -> run.tickets.failingSince(Clock.systemUTC()) == null);
    }

    @Test
    void shouldLetTwoWritersOfTheSameBatchesEndInTheSameDocuments() throws Exception {
        fill(30, 5);
        ProjectionRun expected = run("one", 500).start().untilCaughtUp();
        ProjectionRun contended = run("two", 500);
        List<RecordedEvent> events = recorded();
        Callable<Void> writer = () -> {
            TicketsProjection tickets = new TicketsProjection(contended.readModel);
            StatsProjection stats = new StatsProjection(contended.readModel);
            for (int from = 0; from < events.size(); from += 10) {
                List<RecordedEvent> batch = events.subList(from, Math.min(events.size(), from + 10));
                Position after = new Position(batch.getLast().position());
                tickets.apply(batch, after);
                stats.apply(batch, after);
            }
            return null;
        };

        try (var executor = Executors.newFixedThreadPool(3)) {
            for (Future<Void> done : executor.invokeAll(Collections.nCopies(3, writer))) {
                done.get();
            }
        }

        assertThat(collection(contended, "tickets")).isEqualTo(collection(expected, "tickets"));
        assertThat(document(contended, "stats", "ws-0").get("counts"))
                .isEqualTo(document(expected, "stats", "ws-0").get("counts"));
    }

    @Test
    void shouldReadTheProgressOfAnotherInstanceFromItsToken() {
        fill(10, 6);
        ProjectionRun working = run("a", 10).start().untilCaughtUp();
        ProjectionRun standingBy = run("a", 10).start();

        assertThat(standingBy.tickets.position()).isEqualTo(working.tickets.position());
        assertThat(standingBy.tickets.batches()).isZero();
    }

    @Test
    void shouldTakeOverWhatAnotherInstanceLeaves() {
        fill(10, 7);
        ProjectionRun first = run("a", 10).start().untilCaughtUp();
        ProjectionRun second = run("a", 10).start();
        first.close();
        Story story = story("ws-0", 99_999);
        log.append(story.streamId, story.created("after the change"));

        second.untilCaughtUp();

        assertThat(collection(second, "tickets")).containsKey(story.streamId);
        assertThat(second.tickets.batches()).isEqualTo(1);
    }

    @Test
    void shouldApplyNoMoreAtOnceThanFitsIntoMemory() {
        String megabyte = "m".repeat(1024 * 1024);
        for (int i = 1; i <= 20; i++) {
            Story story = story("ws", i);
            log.append(story.streamId, story.created(Map.of(TicketField.DESCRIPTION, megabyte), null));
        }
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

        ProjectionRun run = run("a", 500).beforeWrite(batch -> sizes.add(batch.size()));
        run.start().untilCaughtUp();

        assertThat(total(run, "ws")).isEqualTo(20);
        assertThat(sizes).allMatch(size -> size <= 5);
    }

    @Test
    void shouldRefuseAnEventStoreThatWasRestoredFromAnEarlierState() {
        fill(10, 10);
        run("a", 10).start().untilCaughtUp().close();
        TestLog restored = new TestLog();
        Story story = story("ws-0", 1);
        restored.append(story.streamId, story.created("of the backup"));

        assertRefused(restored);
        for (int i = 2; i < 200; i++) {
            Story later = story("ws-0", i);
            restored.append(later.streamId, later.created("after the restore"));
        }
        assertRefused(restored);

        ProjectionRun anew = new ProjectionRun(restored, database, "b", 10);
        runs.add(anew);
        anew.start().untilCaughtUp();
        assertThat(total(anew, "ws-0")).isEqualTo(199);
    }

    private void assertRefused(TestLog restored) {
        ProjectionRun run = new ProjectionRun(restored, database, "a", 10);
        runs.add(run);
        assertThatIllegalStateException()
                .isThrownBy(run::start)
                .withMessageContaining("Start with another ticketledger.read-model.generation");
    }

    @Test
    void shouldKnowWhatItTookOverWithoutAnEventOfItsOwn() {
        fill(5, 8);
        ProjectionRun first = run("a", 10).start().untilCaughtUp();
        ProjectionRun second = run("a", 10).start();
        fill(10, 9, 1_000);
        first.untilCaughtUp().close();
        await().until(() -> second.tickets.works() && second.stats.works());

        assertThat(second.tickets.position().covers(log.head())).isTrue();
        assertThat(second.stats.position().covers(log.head())).isTrue();
        assertThat(second.tickets.batches()).isZero();
    }

    private ProjectionRun run(String generation, int batchSize) {
        ProjectionRun run = new ProjectionRun(log, database, generation, batchSize);
        runs.add(run);
        return run;
    }

    private static Map<Object, Document> collection(ProjectionRun run, String name) {
        Map<Object, Document> found = run.documents().get(name);
        assertThat(found).isNotNull();
        return found == null ? Map.of() : found;
    }

    private static Document document(ProjectionRun run, String collection, String id) {
        Document found = collection(run, collection).get(id);
        assertThat(found).as(collection + " " + id).isNotNull();
        return found == null ? new Document() : found;
    }

    private static long total(ProjectionRun run, String workspace) {
        return document(run, "stats", workspace).getList("counts", Document.class).stream()
                .filter(count -> "TOTAL".equals(count.getString("by")))
                .mapToLong(count -> count.getLong("n"))
                .sum();
    }

    private List<RecordedEvent> recorded() {
        List<RecordedEvent> recorded = new ArrayList<>();
        log.forEach((position, message) -> recorded.add(new RecordedEvent(
                position, message.getAggregateIdentifier(), message.getTimestamp(), message.getPayload())));
        return recorded;
    }

    /** Histories of many tickets in two workspaces, interleaved. */
    private Map<String, List<TicketEvent>> fill(int tickets, long seed) {
        return fill(tickets, seed, 1);
    }

    private Map<String, List<TicketEvent>> fill(int tickets, long seed, long firstNumber) {
        Random random = new Random(seed);
        List<Story> stories = new ArrayList<>();
        Map<String, List<TicketEvent>> histories = new LinkedHashMap<>();
        Map<Story, Boolean> deleted = new HashMap<>();
        for (int turn = 0; turn < tickets * 5; turn++) {
            if (stories.size() < tickets && (stories.isEmpty() || random.nextInt(3) == 0)) {
                Story story = story("ws-" + stories.size() % 2, firstNumber + stories.size());
                stories.add(story);
                add(histories, story, story.created("Ticket of turn " + turn));
                continue;
            }
            Story story = stories.get(random.nextInt(stories.size()));
            if (deleted.containsKey(story)) {
                continue;
            }
            switch (random.nextInt(12)) {
                case 0 -> {
                    deleted.put(story, true);
                    add(histories, story, story.deleted());
                }
                case 1, 2 -> add(histories, story, story.status(Status.values()[random.nextInt(5)]));
                case 3 -> add(histories, story, story.closed());
                case 4, 5 -> add(histories, story, story.prioritised(PriorityLevel.values()[random.nextInt(4)]));
                case 6, 7 -> add(histories, story, story.typed("type." + random.nextInt(3)));
                case 8 -> add(histories, story, story.claimed("agent " + random.nextInt(3)));
                default -> add(histories, story, story.replied("Reply of turn " + turn + " with Größe"));
            }
        }
        return histories;
    }

    private void add(Map<String, List<TicketEvent>> histories, Story story, TicketEvent event) {
        histories.computeIfAbsent(story.streamId, id -> new ArrayList<>()).add(event);
        log.append(story.streamId, event);
    }
}
