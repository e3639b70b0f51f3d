package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.START;
import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.ticketledger.events.Actor;
import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.reports.ReportsProjection;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketFold;
import io.ticketledger.query.verify.Difference;
import io.ticketledger.query.verify.Verification;
import io.ticketledger.query.verify.VerificationObserver;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verification over HTTP, on a service whose read models are changed behind its back. */
class VerificationApiTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> COLLECTIONS = Stream.concat(
                    Stream.of("tickets", "replies", "change-log", "channels", "stats"),
                    ReportsProjection.collections().stream())
            .toList();
    private static final int OTHERS = 450;
    private static final String CHANNEL = "channel:default:81:support";

    private static final Story STORY = story("default", 1);
    private static final List<TicketEvent> HISTORY = List.of(
            STORY.created("Printer on fire"),
            STORY.claimed("bob"),
            STORY.replied("Is it hot?"),
            STORY.typed("incident"),
            STORY.replied("It is out."),
            STORY.closed());

    /** The shelf of January's incidents. */
    private static final String INCIDENTS = "default|24312|18";

    private static final Story GONE = story("default", 2);
    private static final Story FOREIGN = story("foreign", 3);

    private static final Map<String, List<Document>> sound = new HashMap<>();
    private static RunningQueryService service;
    private static ReadModel readModel;

    @BeforeAll
    static void start() throws Exception {
        service = RunningQueryService.start(
                VerificationApiTest::append,
                // Longer than any test holds a lock.
                "--spring.datasource.hikari.data-source-properties.options="
                        + "-c statement_timeout=5min -c lock_timeout=5min");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.get("/actuator/health/readiness").statusCode() == 200);
        readModel = service.bean(ReadModel.class);
        for (String name : COLLECTIONS) {
            sound.put(name, readModel.collection(name).find().into(new ArrayList<>()));
        }
    }

    private static void append(SqlEvents events) {
        HISTORY.forEach(event -> events.append(STORY.streamId, event));
        events.append(GONE.streamId, GONE.created("to be deleted"));
        events.append(GONE.streamId, GONE.replied("soon"));
        events.append(GONE.streamId, GONE.deleted());
        events.append(FOREIGN.streamId, FOREIGN.created("of another workspace"));
        events.append(CHANNEL, configured(1, "general"));
        events.append(CHANNEL, configured(2, "help"));
        List<SqlEvents.Entry> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            Story other = story("default", 100 + i);
            others.add(new SqlEvents.Entry(other.streamId, other.created("another")));
        }
        events.append(others);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @AfterEach
    void restore() {
        for (String name : COLLECTIONS) {
            MongoCollection<Document> collection = readModel.collection(name);
            List<Document> now = collection.find().into(new ArrayList<>());
            if (!now.equals(sound.get(name))) {
                collection.deleteMany(new Document());
                collection.insertMany(Objects.requireNonNull(sound.get(name)));
            }
        }
    }

    /** @param expected each difference as {@code field log readModel} */
    record Tampering(String name, Runnable act, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tampering> tamperings() {
        String stream = STORY.streamId;
        return Stream.of(
                tampering(
                        "the ticket's title",
                        () -> ticket("\"title\":\"Printer on fire\"", "\"title\":\"Printer is fine\""),
                        "details.title \"Printer on fire\" \"Printer is fine\""),
                tampering(
                        "its claim, taken away",
                        () -> ticket("\"claim\":{\"by\":\"bob\"", "\"was\":{\"by\":\"bob\""),
                        "claim.by \"bob\" null",
                        "claim.at \"2026-01-01T08:01:02Z\" null",
                        "was.by null \"bob\"",
                        "was.at null \"2026-01-01T08:01:02Z\""),
                tampering(
                        "its JSON, which is none any more",
                        () -> change("tickets", stream, document -> document.put("ticket", "{")),
                        "ticket",
                        "?"),
                tampering(
                        "the status that lists go by",
                        () -> change("tickets", stream, document -> document.put("status", "OPEN")),
                        "index.status \"CLOSED\" \"OPEN\""),
                tampering(
                        "a number of another type",
                        () -> change("tickets", stream, document -> document.put("number", 1)),
                        "index.number 1 \"1 (Integer)\""),
                tampering(
                        "a field that nobody wrote",
                        () -> change("tickets", stream, document -> document.put("owner", "mallory")),
                        "index.owner null \"mallory\""),
                tampering(
                        "words",
                        () -> change("tickets", stream, document -> document.put("words", List.of("on", "fire"))),
                        "index.words [\"printer\"] []"),
                tampering(
                        "words of replies",
                        () -> change("tickets", stream, document -> document.remove("replyWords")),
                        "index.replyWords [\"is\",\"it\",\"hot\",\"out\"] []"),
                tampering(
                        "a reply's message",
                        () -> change("replies", stream + ":2", document -> document.put("message", "It never burnt.")),
                        "replies[2].message \"It is out.\" \"It never burnt.\""),
                tampering("a missing reply", () -> delete("replies", stream + ":1"), "replies[1] \"Is it hot?\" null"),
                tampering(
                        "who did it, in the change log",
                        () -> change(
                                "change-log",
                                stream + ":6",
                                document -> document.put(
                                        "entry", document.getString("entry").replace("\"anna\"", "\"bob\""))),
                        "changeLog[6].actor.subject \"anna\" \"bob\""),
                tampering(
                        "a missing entry of the change log",
                        () -> delete("change-log", stream + ":4"),
                        "changeLog[4] \"TicketRevised\" null"),
                tampering("a deleted document", () -> delete("tickets", stream), "version 6 null"),
                tampering("a deleted tombstone", () -> delete("tickets", GONE.streamId), "version 3 null"),
                tampering(
                        "a deleted ticket that lists show",
                        () -> change("tickets", GONE.streamId, document -> document.put("deleted", false)),
                        "index.deleted true false"),
                tampering(
                        "a document given to another workspace",
                        () -> change("tickets", stream, document -> document.put("workspace", "foreign")),
                        "version 6 null"),
                tampering(
                        "a stale document",
                        () -> change("tickets", stream, document -> {
                            document.clear();
                            document.putAll(folded(4));
                        }),
                        "version 6 4"),
                tampering(
                        "a version that the log doesn't have",
                        () -> ticket("\"version\":6", "\"version\":9"),
                        "version 6 9"),
                tampering(
                        "an invented ticket",
                        () -> invent(
                                "tickets",
                                new Document("_id", "nowhere")
                                        .append("ticketId", "x")
                                        .append("version", 2L)),
                        "version null 2"),
                tampering(
                        "an invented ticket without anything",
                        () -> invent("tickets", new Document("_id", new ObjectId())),
                        "version null null"),
                tampering(
                        "a channel",
                        () -> change("channels", CHANNEL, document -> document.put("channelId", "general")),
                        "channels[81/support].channelId \"help\" \"general\""),
                tampering(
                        "a missing channel", () -> delete("channels", CHANNEL), "channels[81/support].version 2 null"),
                tampering(
                        "an invented channel",
                        () -> invent(
                                "channels",
                                new Document("_id", "channel:default:81:sales")
                                        .append("guildId", "81")
                                        .append("version", 1L)),
                        "channels[81/sales].version null 1"),
                tampering(
                        "counters",
                        () -> change(
                                "stats",
                                "default",
                                document -> document.getList("counts", Document.class)
                                        .removeIf(
                                                count -> count.getString("key").equals("CLOSED"))),
                        "stats.status.CLOSED 1 null"),
                tampering(
                        "counters that will not count",
                        () -> change("stats", "default", document -> document.put("counted", 1_000_000L)),
                        "stats.counted",
                        "?"),
                tampering(
                        "counters of before",
                        () -> change("stats", "default", document -> {
                            document.put("counted", 1L);
                            document.put("counts", List.of());
                        }),
                        "stats.counted",
                        "?"),
                tampering("missing counters", () -> delete("stats", "default"), "stats.counted", "?"),
                tampering(
                        "what incidents are reported from",
                        () -> change("reports-type", INCIDENTS, document -> document.remove("facts")),
                        "reports.type.2026-01-01.incident.facts 5 0"),
                tampering(
                        "a report that has another's figures",
                        () -> change("reports-type", INCIDENTS, document -> document.put("month", 24313)),
                        "reports.type[default|24312|18] null",
                        "?"));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void shouldNameWhatWasTamperedWith(Tampering tampering) throws Exception {
        tampering.act().run();

        JsonNode answer = verified("");

        List<String> shown = items(answer.path("differences")).stream()
                .map(each -> each.path("field").stringValue() + ' ' + each.path("log") + ' ' + each.path("readModel"))
                .toList();
        boolean onlyTheFirst = tampering.expected().getLast().equals("?");
        if (onlyTheFirst) {
            assertThat(shown.getFirst()).startsWith(tampering.expected().getFirst() + ' ');
        } else {
            assertThat(shown).containsExactlyInAnyOrderElementsOf(tampering.expected());
        }
        assertThat(answer.path("found").intValue()).isEqualTo(shown.size());
        assertThat(answer.path("checked").intValue()).isEqualTo(2 + OTHERS);
    }

    @Test
    void shouldFindNothingWhereNothingWasDone() throws Exception {
        JsonNode answer = verified("");

        assertThat(answer.path("differences").isEmpty()).as(answer.toString()).isTrue();
        assertThat(answer.path("found").intValue()).isZero();
        assertThat(answer.path("checked").intValue()).isEqualTo(2 + OTHERS);
        assertThat(answer.path("position").longValue()).isGreaterThanOrEqualTo(OTHERS);
    }

    @Test
    void shouldNotLookAtOtherWorkspaces() throws Exception {
        change("tickets", FOREIGN.streamId, document -> document.put("status", "CLOSED"));
        delete("change-log", FOREIGN.streamId + ":1");
        delete("stats", "foreign");

        assertThat(verified("").path("found").intValue()).isZero();
        assertThat(MAPPER.readTree(service.send(verifyBy(service.newKey("foreign", "AUDIT_READ"), ""))
                                .body())
                        .path("found")
                        .intValue())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldNameTheTicketByItsPublicId() throws Exception {
        delete("replies", STORY.streamId + ":1");
        change("stats", "default", document -> document.put("otherTypes", 1L));

        assertThat(items(verified("").path("differences")))
                .extracting(each -> each.path("ticketId").asString(""))
                .containsExactly(STORY.id.toString(), "");
    }

    @Test
    void shouldTellDifferencesAndResultLineByLine() throws Exception {
        delete("replies", STORY.streamId + ":1");
        HttpResponse<String> answer = service.send(verify("").header("Accept", "application/x-ndjson"));

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        List<JsonNode> lines = answer.body()
                .lines()
                .map(line -> (JsonNode) MAPPER.readTree(line))
                .toList();
        assertThat(lines.getFirst().path("field").stringValue()).isEqualTo("replies[1]");
        assertThat(lines.getLast().propertyNames()).containsExactly("checked", "found", "position");
        assertThat(service.send(verify("?format=ndjson")).body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=csv", "?workspace=foreign", "?limit=5", "?format=json&format=ndjson"})
    void shouldRefuseWhatMakesNoSense(String query) throws Exception {
        assertThat(service.send(verify(query)).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTakeNoOtherMethodAndReadNoBody() throws Exception {
        assertThat(service.get("/audit/verify").statusCode()).isEqualTo(405);
        assertThat(service.send(service.request("/audit/verify").HEAD()).statusCode())
                .isEqualTo(405);
        HttpRequest.Builder form = service.request("/audit/verify")
                .POST(BodyPublishers.ofString("limit=1"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "once");
        assertThat(service.send(form).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldVerifyOnceAtATimeAndRecordItBefore() throws Exception {
        CompletableFuture<HttpResponse<String>> first;
        try (Connection open = held()) {
            int before = recorded();
            first = service.sendLater(verify(""));
            await().until(() -> recorded() == before + 1);

            HttpResponse<String> second = service.send(verify(""));

            assertThat(second.statusCode()).as(second.body()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).contains("60");
            assertThat(recorded()).isEqualTo(before + 1);
            open.rollback();
        }
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(service.send(verify("")).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldEndWhenItsKeyIsRevoked() throws Exception {
        String key = service.newKey("default", "AUDIT_READ");
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection open = held()) {
            int before = recorded();
            answer = service.sendLater(verifyBy(key, ""));
            await().until(() -> recorded() == before + 1);
            service.revoke(key);
            await().until(() ->
                    service.send(service.requestBy(key, "/audit/events")).statusCode() == 401);
            open.rollback();
        }
        assertThat(answer.join().statusCode()).isEqualTo(401);
    }

    @Test
    void shouldGiveNoFalseAlarmWhileOthersWrite() throws Exception {
        String key = service.newKey("busy", "AUDIT_READ");
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> writing = IntStream.range(0, 4)
                    .mapToObj(writer -> writers.submit(() -> {
                        for (int i = 0; !ended.get(); i++) {
                            Story story = story("busy", 1_000L * writer + i);
                            service.events().append(story.streamId, story.created("Ticket " + i));
                            service.events().append(story.streamId, story.replied("reply"));
                            service.events().append(story.streamId, i % 3 == 0 ? story.deleted() : story.closed());
                            written.addAndGet(3);
                        }
                    }))
                    .toList();
            int verified = 0;
            try {
                while (verified < 12 || written.get() < 300) {
                    JsonNode answer =
                            verified(verifyBy(key, "?consistency=" + (verified % 2 == 0 ? "eventual" : "strong")));
                    assertThat(answer.path("differences").isEmpty())
                            .as(answer.toString())
                            .isTrue();
                    verified++;
                }
            } finally {
                ended.set(true);
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }
        JsonNode last = verified(verifyBy(key, ""));
        assertThat(last.path("checked").intValue()).isEqualTo(written.get() / 3);
        assertThat(last.path("found").intValue()).isZero();
    }

    @Test
    void shouldCheckAgainWhatWasReadFromAReadModelThatIsServedNoMore() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ReadModel dropped = new ReadModel(readModel.database(), "dropped");

        // Asked twice when it is taken, and once more to be sure.
        List<Difference> found = verify(() -> asked.incrementAndGet() <= 3 ? dropped : readModel);

        assertThat(asked.get()).isGreaterThan(3);
        assertThat(found).isEmpty();
        assertThat(verify(() -> dropped)).hasSizeGreaterThan(OTHERS);
    }

    @Test
    void shouldSayUpToWhereAllOfItWasCompared() throws Exception {
        List<Difference> found = new ArrayList<>();

        Verification.Verified verified = verify(() -> readModel, new Held(3), found);

        assertThat(verified.position()).isEqualTo(3);
        assertThat(found).as("what has been applied since is no difference").isEmpty();
    }

    /** A projection that is seen at a place behind. */
    private record Held(long index) implements ProjectionProgress {
        @Override
        public String name() {
            return "reports";
        }

        @Override
        public Position position() {
            return new Position(index);
        }

        @Override
        public long batches() {
            return 0;
        }

        @Override
        public void awaitBatch(long seen, Duration atMost) {}
    }

    private static List<Difference> verify(Supplier<ReadModel> served) throws Exception {
        List<Difference> found = new ArrayList<>();
        verify(served, service.bean("reportsProjection", ProjectionProgress.class), found);
        return found;
    }

    private static Verification.Verified verify(
            Supplier<ReadModel> served, ProjectionProgress reports, List<Difference> found) throws Exception {
        ProjectionProgress tickets = service.bean("ticketsProjection", ProjectionProgress.class);
        ProjectionProgress stats = service.bean("statsProjection", ProjectionProgress.class);
        return new Verification(
                        JdbcClient.create(service.database().asOwner()),
                        service.bean(AuditLog.class),
                        service.bean(EventJson.class),
                        new Verification.Kept(served, tickets),
                        new Verification.Kept(() -> readModel, stats),
                        new Verification.Kept(() -> readModel, reports))
                .verify(
                        WorkspaceScope.of(new Caller("default", "anna", "key", "Anna", Set.of())),
                        new VerificationObserver() {
                            @Override
                            public void found(Difference difference) {
                                found.add(difference);
                            }

                            @Override
                            public void progress(long checked, long of) {
                                assertThat(checked).isLessThanOrEqualTo(of);
                            }
                        });
    }

    private static Tampering tampering(String name, Runnable act, String... expected) {
        return new Tampering(name, act, List.of(expected));
    }

    private static void ticket(String text, String other) {
        change("tickets", STORY.streamId, document -> {
            String json = document.getString("ticket");
            assertThat(json).contains(text);
            document.put("ticket", json.replace(text, other));
        });
    }

    private static void change(String collection, String id, Consumer<Document> change) {
        MongoCollection<Document> documents = readModel.collection(collection);
        Document document =
                Objects.requireNonNull(documents.find(Filters.eq(id)).first());
        change.accept(document);
        delete(collection, id);
        documents.insertOne(document);
    }

    private static void delete(String collection, String id) {
        assertThat(readModel.collection(collection).deleteOne(Filters.eq(id)).getDeletedCount())
                .isEqualTo(1);
    }

    private static void invent(String collection, Document document) {
        readModel.collection(collection).insertOne(document.append("workspace", "default"));
    }

    /** The ticket's document as it was. */
    private static Document folded(int version) {
        TicketFold fold = new TicketFold(STORY.streamId);
        HISTORY.subList(0, version).forEach(fold::add);
        return Objects.requireNonNull(fold.document()).toBson();
    }

    private static ChannelConfigured configured(long version, String channel) {
        return new ChannelConfigured(
                new UUID(7, 7),
                version,
                "default",
                START.plusSeconds(version),
                new Actor("anna", "key-1", Dialect.DISCORD),
                "81",
                "support",
                channel,
                null,
                null,
                new ActorOnly("Anna"),
                null);
    }

    /** Keeps verifications at their beginning for as long as it is open. */
    private static Connection held() throws Exception {
        Connection open = service.database().asOwner().getConnection();
        open.setAutoCommit(false);
        try (Statement statement = open.createStatement()) {
            statement.execute("LOCK TABLE ticket_directory IN ACCESS EXCLUSIVE MODE");
        }
        return open;
    }

    private static int recorded() {
        return Objects.requireNonNull(service.owner()
                .queryForObject("SELECT count(*) FROM access_audit WHERE act = 'READ_MODELS_VERIFIED'", Integer.class));
    }

    private static JsonNode verified(String query) throws Exception {
        return verified(verify(query));
    }

    private static JsonNode verified(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = service.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static HttpRequest.Builder verify(String query) {
        return service.request("/audit/verify" + query).POST(BodyPublishers.noBody());
    }

    private static HttpRequest.Builder verifyBy(String key, String query) {
        return service.requestBy(key, "/audit/verify" + query).POST(BodyPublishers.noBody());
    }
}
