package io.ticketledger.query.reports;

import static io.ticketledger.query.reports.Shelving.FEW;
import static io.ticketledger.query.reports.Shelving.FROM;
import static io.ticketledger.query.reports.Shelving.MANY;
import static io.ticketledger.query.reports.Shelving.TO;
import static io.ticketledger.query.reports.Shelving.apply;
import static io.ticketledger.query.reports.Shelving.projection;
import static io.ticketledger.query.reports.Shelving.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison of shelves with the log: nothing where all is as it should be, and whatever is not. */
class ReportsComparisonTest {
    private static final int ALL_AT_ONCE = ReportsComparison.SHELVES_AT_ONCE;

    private static MongoFixture mongo;

    private final ReadModel readModel;
    private int pauses;

    ReportsComparisonTest() {
        readModel =
                new ReadModel(mongo.database("c" + UUID.randomUUID().toString().substring(0, 8)), "a");
    }

    @BeforeAll
    static void start() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void stop() throws Exception {
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, ALL_AT_ONCE})
    void shouldFindNothingWhereNothingWasDone(int shelvesAtOnce) throws IOException {
        List<RecordedEvent> events = RandomTickets.of(61, 80, FROM, TO);
        int applied = events.size() * 2 / 3;
        apply(events.subList(0, applied), new Random(61), projection(readModel, events, FEW));

        for (int known : List.of(0, applied / 2, applied)) {
            long position = known == 0 ? 0 : events.get(known - 1).position();
            assertThat(differences(events, position, shelvesAtOnce)).isEmpty();
        }
    }

    @Test
    void shouldFindNothingWhileEventsAreTakenIn() throws Exception {
        List<RecordedEvent> events = RandomTickets.of(62, 150, FROM, TO);
        Projection projection = projection(readModel, events, FEW);
        AtomicLong applied = new AtomicLong();
        CountDownLatch comparedOnce = new CountDownLatch(1);
        int compared = 0;
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                for (RecordedEvent event : events) {
                    if (event == events.getLast()) {
                        comparedOnce.await();
                    }
                    projection.apply(List.of(event), new Position(event.position()));
                    applied.set(event.position());
                }
                return true;
            });
            try {
                do {
                    assertThat(differences(events, applied.get(), ALL_AT_ONCE)).isEmpty();
                    comparedOnce.countDown();
                    compared++;
                } while (!writing.isDone());
            } finally {
                comparedOnce.countDown(); // or it would be waited for without end
            }
            writing.get();
        }
        assertThat(compared).isGreaterThan(1);
    }

    /** Whichever event it is, and wherever it counts. */
    @ParameterizedTest
    @ValueSource(ints = {FEW, MANY})
    void shouldFindAnEventThatIsMissing(int manyBytes) throws IOException {
        List<RecordedEvent> events = RandomTickets.of(63, 15, FROM, TO);
        List<KnownTickets.Worth> worth = new KnownTickets((versions, read) -> {}, events.size()).of(events);
        for (int i = 0; i < events.size(); i++) {
            ReadModel without = new ReadModel(readModel.database(), "without-" + i);
            Projection projection = projection(without, events, manyBytes);
            apply(events.subList(0, i), new Random(i), projection);
            apply(events.subList(i + 1, events.size()), new Random(i), projection);
            boolean counts = worth.get(i).workspace().equals("ws-0")
                    && !worth.get(i).facts().isEmpty();

            assertThat(differences(without, events, last(events), i % 2 == 0 ? ALL_AT_ONCE : 5, 1_000))
                    .as("without event %d", i)
                    .matches(found -> found.isEmpty() != counts);
        }
    }

    /** @param expected how the first difference begins */
    record Tampering(String name, Consumer<ReadModel> act, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering(
                        "a count",
                        change(shelf -> group(shelf, Shelf.COUNTS, bytes -> {
                            CountBytes counts = CountBytes.of(bytes);
                            counts.add(31, FactKind.CREATED);
                            return new Bytes.Writer().all(counts.bytes());
                        })),
                        "reports.all.2011-12-31.created 1 2"),
                new Tampering(
                        "a place that is too low",
                        change(shelf -> shelf.put(Shelf.INDEX, 1L)),
                        "reports.all.2011-12[0].index "),
                new Tampering(
                        "a place that is too high: nothing would be counted up to there",
                        change(shelf -> shelf.put(Shelf.INDEX, 1_000_000L)),
                        "reports.all.2011-12[0].index "),
                new Tampering("no place", change(shelf -> shelf.remove(Shelf.INDEX)), "reports.all.2011-12[0].index "),
                new Tampering(
                        "no facts",
                        change(shelf -> shelf.put(Shelf.FACTS, new Binary(new byte[0]))),
                        "reports.all.2011-12-"),
                new Tampering(
                        "facts of another type",
                        change(shelf -> shelf.put(Shelf.FACTS, "many")),
                        "reports.all.2011-12[0].cells"),
                new Tampering(
                        "no open tickets", change(shelf -> shelf.remove(Shelf.NETS)), "reports.all.2011-12.open "),
                new Tampering(
                        "open tickets so many that they leave no trace in 64 bits",
                        change(shelf ->
                                nets(shelf, writer -> writer.number(1).signed(1).signed(Long.MIN_VALUE))),
                        "reports.all.2011-12.open "),
                new Tampering(
                        "open tickets in another order",
                        change(shelf -> nets(
                                shelf,
                                writer -> writer.number(2)
                                        .signed(2)
                                        .signed(1)
                                        .signed(-1)
                                        .signed(1))),
                        "reports.all.2011-12.cell readable not readable"),
                new Tampering(
                        "a day that the month doesn't have, on which nothing was",
                        change(shelf -> group(
                                shelf,
                                Shelf.COUNTS,
                                bytes -> new Bytes.Writer()
                                        .all(bytes)
                                        .number(32)
                                        .all(new byte[FactKind.COUNTS.size()]))),
                        "reports.all.2011-12.cell readable not readable"),
                new Tampering(
                        "days in another order",
                        change(shelf -> group(
                                shelf,
                                Shelf.COUNTS,
                                bytes ->
                                        new Bytes.Writer().all(bytes).number(1).all(new byte[FactKind.COUNTS.size()]))),
                        "reports.all.2011-12.cell readable not readable"),
                new Tampering(
                        "facts that end before they begin",
                        change(shelf -> group(
                                shelf,
                                Shelf.FACTS,
                                bytes -> new Bytes.Writer()
                                        .number(1)
                                        .number(5)
                                        .number(1)
                                        .number(0)
                                        .all(FactList.of(bytes).recent()))),
                        "reports.all.2011-12.cell readable not readable"),
                new Tampering(
                        "a part that isn't there",
                        change(shelf -> group(
                                shelf,
                                Shelf.FACTS,
                                bytes -> new Bytes.Writer()
                                        .number(1)
                                        .number(1)
                                        .number(5)
                                        .number(0)
                                        .all(FactList.of(bytes).recent()))),
                        "reports.all.2011-12.cell readable not readable"),
                new Tampering(
                        "a revision that can't be counted on",
                        change(shelf -> shelf.put(Shelf.REVISION, 7)),
                        "reports.all.2011-12[0].cells readable not readable"),
                new Tampering(
                        "a group that nobody can have",
                        change(shelf -> shelf.put(
                                Shelf.COUNTS,
                                new Binary(GroupBytes.bytes(new TreeMap<>(Map.of("x".repeat(2_000), new byte[0])))))),
                        "reports.all.2011-12[0].cells readable not readable"),
                new Tampering(
                        "a shelf beyond the last",
                        readModel -> shelves(readModel)
                                .insertOne(new Document("_id", "ws-0|24143|64")
                                        .append("workspace", "ws-0")
                                        .append(Shelf.MONTH, 24143)
                                        .append(Shelf.SHELF, 64)
                                        .append(Shelf.REVISION, 7L)),
                        "reports.all[ws-0|24143|64] null 7"),
                new Tampering(
                        "another month", change(shelf -> shelf.put(Shelf.MONTH, 1)), "reports.all[ws-0|24143|0] null "),
                new Tampering(
                        "a month as text",
                        change(shelf -> shelf.put(Shelf.MONTH, "24143")),
                        "reports.all.2011-12[0].index "),
                new Tampering(
                        "another workspace",
                        change(shelf -> shelf.put("workspace", "ws-1")),
                        "reports.all.2011-12[0].index "),
                new Tampering(
                        "a shelf more",
                        readModel -> shelves(readModel)
                                .insertOne(new Document("_id", "mine")
                                        .append("workspace", "ws-0")
                                        .append(Shelf.MONTH, 24143)
                                        .append(Shelf.SHELF, 0)
                                        .append(Shelf.REVISION, 7L)),
                        "reports.all[mine] null 7"));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void shouldNameWhatWasTamperedWith(Tampering tampering) throws IOException {
        List<RecordedEvent> events = RandomTickets.of(64, 40, FROM, TO);
        apply(events, new Random(64), projection(readModel, events, MANY));
        tampering.act().accept(readModel);

        List<String> found = differences(events, last(events), ALL_AT_ONCE);

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst()).startsWith(tampering.expected());
        assertThat(found).allMatch(difference -> difference.startsWith("reports.all"));
    }

    /** Whatever bit is turned: it is found, or no report is another one. */
    @ParameterizedTest
    @ValueSource(longs = {65, 66})
    void shouldFindEveryBitThatMatters(long seed) throws IOException {
        List<RecordedEvent> events = RandomTickets.of(seed, 25, FROM, TO);
        Random random = new Random(seed);
        apply(events, random, projection(readModel, events, seed % 2 == 0 ? FEW : MANY));
        int missed = 0;
        for (int i = 0; i < 60; i++) {
            Dimension dimension = Dimension.values()[random.nextInt(Dimension.values().length)];
            MongoCollection<Document> collection = random.nextBoolean()
                    ? ReportsProjection.collection(readModel, dimension)
                    : ReportsProjection.parts(readModel, dimension);
            List<Document> all =
                    collection.find(Filters.eq("workspace", "ws-0")).into(new ArrayList<>());
            if (all.isEmpty()) {
                continue;
            }
            Document sound = all.get(random.nextInt(all.size()));
            Document tampered = new Document(sound);
            String field = turn(tampered, random);
            List<Object> before = reports(dimension);
            collection.replaceOne(Filters.eq("_id", sound.get("_id")), tampered);

            List<String> found = differences(events, last(events), ALL_AT_ONCE);

            if (found.isEmpty()) {
                missed++;
                assertThat(reports(dimension))
                        .as("seed %d, turn %d: %s of %s %s", seed, i, field, dimension, sound.get("_id"))
                        .isEqualTo(before);
            }
            collection.replaceOne(Filters.eq("_id", sound.get("_id")), sound);
        }
        assertThat(missed).as("bits that don't matter").isLessThan(20);
        assertThat(differences(events, last(events), ALL_AT_ONCE)).isEmpty();
    }

    @Test
    void shouldTellOfManyShelvesWithoutLookingIntoAllOfThem() throws IOException {
        List<RecordedEvent> events = RandomTickets.of(67, 100, FROM, TO);
        apply(events, new Random(67), projection(readModel, events, MANY));
        for (Dimension dimension : Dimension.values()) {
            ReportsProjection.collection(readModel, dimension).deleteMany(new Document());
        }

        List<String> found = differences(events, last(events), ALL_AT_ONCE);

        long shelves = found.stream()
                .filter(difference -> difference.contains(".index "))
                .count();
        assertThat(found)
                .filteredOn(difference ->
                        difference.matches("reports\\.[a-z]+\\.20\\d\\d-\\d\\d\\[\\d+] sum \\w{32} sum 0{32}"))
                .hasSize((int) shelves - ReportsComparison.IN_DETAIL)
                .isNotEmpty();
        assertThat(found).contains("reports.all.2011-12.open 1 0", "reports.all.2011-12-01.created 1 0");
    }

    @Test
    void shouldPauseBetweenReads() throws IOException {
        List<RecordedEvent> events = RandomTickets.of(70, 40, FROM, TO);
        apply(events, new Random(70), projection(readModel, events, FEW));
        long shelves = 0;
        long parts = 0;
        for (Dimension dimension : Dimension.values()) {
            shelves +=
                    ReportsProjection.collection(readModel, dimension).countDocuments(Filters.eq("workspace", "ws-0"));
            parts += ReportsProjection.parts(readModel, dimension).countDocuments(Filters.eq("workspace", "ws-0"));
        }

        assertThat(differences(events, last(events), ALL_AT_ONCE)).isEmpty();

        assertThat(parts).isGreaterThan(100);
        assertThat((long) pauses).isGreaterThan(shelves + parts / 4);
    }

    @Test
    void shouldTellOfTheIndexOfEachShelf() throws IOException {
        List<RecordedEvent> events = RandomTickets.of(71, 40, FROM, TO);
        apply(events, new Random(71), projection(readModel, events, MANY));
        change(shelf -> shelf.put(Shelf.INDEX, 1_000_000L)).accept(readModel);

        assertThat(differences(readModel, events, last(events), ALL_AT_ONCE, 0))
                .singleElement(STRING)
                .matches("reports\\.all\\.2011-12\\[0]\\.index \\d+ 1000000");
    }

    @Test
    void shouldLookAtNoMoreCellsThanThereIsMemoryFor() throws IOException {
        List<RecordedEvent> events = RandomTickets.of(68, 40, FROM, TO);
        apply(events, new Random(68), projection(readModel, events, MANY));
        change(shelf -> shelf.put(Shelf.NETS, new Binary(new byte[0]))).accept(readModel);

        assertThat(differences(readModel, events, last(events), ALL_AT_ONCE, 3))
                .singleElement(STRING)
                .matches("reports\\.all\\.2011-12\\[0] sum \\w{32} sum \\w{32}");
    }

    @Test
    void shouldTellOfNoMoreThatIsMissingThanThereIsMemoryFor() throws IOException {
        List<RecordedEvent> events = RandomTickets.of(69, 40, FROM, TO);
        ReportsProjection.createIndexes(readModel);

        List<String> found = differences(readModel, events, last(events), 5, 3);

        assertThat(found)
                .filteredOn(difference -> difference.matches("reports\\.customer\\.20.*\\.index .*"))
                .hasSize(5);
        assertThat(found).contains("reports.customer more that is missing null");
    }

    /** Turns one bit of some bytes of it. */
    private static String turn(Document document, Random random) {
        List<String> fields = document.keySet().stream()
                .filter(name -> document.get(name) instanceof Binary binary && binary.length() > 0)
                .sorted()
                .toList();
        String field = fields.get(random.nextInt(fields.size()));
        byte[] bytes = document.get(field, Binary.class).getData().clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        document.put(field, new Binary(bytes));
        return field;
    }

    private List<Object> reports(Dimension dimension) {
        ReportsQuery query = new ReportsQuery(() -> readModel, Clock.fixed(TO, ZoneOffset.UTC));
        List<Object> reports = new ArrayList<>();
        for (By by : List.of(By.DAY, By.MONTH)) {
            ReportRange range = new ReportRange(
                    Periods.between(FROM, TO, by, ZoneId.of("Asia/Kathmandu"), 10_000), dimension, null, null, TO);
            reports.add(query.volume(scope("ws-0"), range));
            reports.add(query.backlog(scope("ws-0"), range));
            reports.add(query.ageing(scope("ws-0"), range));
            reports.add(query.responseTimes(scope("ws-0"), range));
        }
        return reports;
    }

    private static Consumer<ReadModel> change(Consumer<Document> change) {
        return readModel -> {
            MongoCollection<Document> shelves = shelves(readModel);
            Document shelf = Objects.requireNonNull(
                    shelves.find(Filters.eq("ws-0|24143|0")).first());
            shelves.deleteOne(Filters.eq(shelf.get("_id")));
            change.accept(shelf);
            shelves.insertOne(shelf);
        };
    }

    private static MongoCollection<Document> shelves(ReadModel readModel) {
        return ReportsProjection.collection(readModel, Dimension.ALL);
    }

    private static void nets(Document shelf, UnaryOperator<Bytes.Writer> recent) {
        group(shelf, Shelf.NETS, bytes -> recent.apply(new Bytes.Writer().number(0)));
    }

    /** Gives the only group of a shelf of all tickets other bytes. */
    private static void group(Document shelf, String field, Function<byte[], Bytes.Writer> change) {
        SortedMap<String, byte[]> groups = Shelf.groups(shelf, field);
        groups.compute(
                Dimension.NONE,
                (group, bytes) -> change.apply(Objects.requireNonNull(bytes)).bytes());
        shelf.put(field, new Binary(GroupBytes.bytes(groups)));
    }

    private static long last(List<RecordedEvent> events) {
        return events.getLast().position();
    }

    /** Each as {@code field log kept}. */
    private List<String> differences(List<RecordedEvent> events, long applied, int shelvesAtOnce) throws IOException {
        return differences(readModel, events, applied, shelvesAtOnce, ReportsComparison.CELLS_IN_DETAIL);
    }

    private List<String> differences(
            ReadModel readModel, List<RecordedEvent> events, long applied, int shelvesAtOnce, int cellsInDetail)
            throws IOException {
        List<String> found = new ArrayList<>();
        new ReportsComparison((end, to) -> replay(events, end, to), shelvesAtOnce, cellsInDetail)
                .compare(readModel, scope("ws-0"), applied, new ReportsComparison.Told() {
                    @Override
                    public void differ(String field, @Nullable Object log, @Nullable Object kept) {
                        found.add(field + ' ' + log + ' ' + kept);
                    }

                    @Override
                    public void goOn() {
                        pauses++;
                    }
                });
        return found;
    }

    private static void replay(List<RecordedEvent> events, long end, ReportsComparison.Replayed to) {
        List<String> streams = events.stream()
                .filter(recorded -> recorded.event() instanceof TicketEvent.TicketCreated created
                        && created.workspace().equals("ws-0")
                        && recorded.position() <= end)
                .map(RecordedEvent::streamId)
                .toList();
        events.stream()
                .filter(recorded -> streams.contains(recorded.streamId()))
                .sorted(Comparator.comparing(RecordedEvent::streamId).thenComparingLong(RecordedEvent::position))
                .forEach(
                        recorded -> to.event(recorded.streamId(), recorded.position(), (TicketEvent) recorded.event()));
    }
}
