package io.ticketledger.query.reports;

import static io.ticketledger.query.reports.Shelving.FEW;
import static io.ticketledger.query.reports.Shelving.FROM;
import static io.ticketledger.query.reports.Shelving.MANY;
import static io.ticketledger.query.reports.Shelving.TO;
import static io.ticketledger.query.reports.Shelving.apply;
import static io.ticketledger.query.reports.Shelving.projection;
import static io.ticketledger.query.reports.Shelving.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.LostRaceException;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read model against the scan: any events, zones, bounds and groups. */
class ReportsModelTest {
    /** Clocks that change in between, that leap over midnight or a whole day, and odd offsets. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Rome"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("America/St_Johns"));

    private static MongoFixture mongo;

    private final ReadModel readModel;

    ReportsModelTest() {
        readModel =
                new ReadModel(mongo.database("r" + UUID.randomUUID().toString().substring(0, 8)), "a");
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
    @ValueSource(longs = {1, 2, 3})
    void shouldReportWhatAScanFinds(long seed) {
        List<RecordedEvent> events = RandomTickets.of(seed, 120, FROM, TO);
        Random random = new Random(seed);
        apply(events, random, projection(readModel, events, FEW));
        int from = random.nextInt(events.size());
        apply(events.subList(from, events.size()), random, projection(readModel, events, FEW));
        assertThat(ReportsProjection.parts(readModel, Dimension.ALL).countDocuments())
                .isPositive();
        ReportsQuery query = query(readModel);

        for (int i = 0; i < 80; i++) {
            ReportRange range = range(random);
            String workspace = "ws-" + random.nextInt(2);
            WorkspaceScope scope = scope(workspace);
            ScannedReports due = new ScannedReports(events, workspace, range);
            String which = "seed " + seed + ", range " + i + ": " + describe(range);

            assertThat(query.volume(scope, range)).as("volume, " + which).isEqualTo(due.volume());
            assertThat(query.backlog(scope, range)).as("backlog, " + which).isEqualTo(due.backlog());
            assertThat(query.ageing(scope, range)).as("ageing, " + which).isEqualTo(due.ageing());
            assertThat(query.responseTimes(scope, range))
                    .as("response times, " + which)
                    .isEqualTo(due.responseTimes());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldEndInTheSameCellsHoweverEventsAreDelivered(long seed) {
        List<RecordedEvent> events = RandomTickets.of(seed, 60, FROM, TO);
        Random random = new Random(seed);
        apply(events, random, projection(readModel, events, MANY));
        Map<String, Document> once = shelves(readModel);
        assertThat(once).hasSizeGreaterThan(50);

        for (int again = 0; again < 2; again++) {
            // From an older token, in other batches, by a process that remembers nothing.
            int from = random.nextInt(events.size());
            apply(events.subList(from, events.size()), random, projection(readModel, events, MANY));
            assertThat(shelves(readModel))
                    .as("seed " + seed + " again from " + from)
                    .isEqualTo(once);
        }

        ReadModel rebuilt = new ReadModel(readModel.database(), "b");
        apply(events, random, projection(rebuilt, events, MANY));
        assertThat(shelves(rebuilt)).as("seed " + seed + " rebuilt").isEqualTo(once);
    }

    @Test
    void shouldCountOnceWhenTwoWritersRace() throws Exception {
        List<RecordedEvent> events = RandomTickets.of(31, 150, FROM, TO);
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                Random random = new Random(writer);
                running.add(writers.submit(() -> apply(events, random, retrying(projection(readModel, events, FEW)))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        ReadModel alone = new ReadModel(readModel.database(), "b");
        apply(events, new Random(31), projection(alone, events, MANY));
        assertReportsEqual(alone);
    }

    @Test
    void shouldReadNoImpossibleFiguresWhileEventsAreTakenIn() throws Exception {
        List<RecordedEvent> events = RandomTickets.of(41, 400, FROM, TO);
        ReportsQuery query = query(readModel);
        Projection projection = projection(readModel, events, MANY);
        ReportRange all = range(By.DAY, Dimension.ALL);
        ReportRange byType = range(By.DAY, Dimension.TYPE);
        int readings = 0;
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            CountDownLatch readOnce = new CountDownLatch(1);
            List<RecordedEvent> most = events.subList(0, events.size() - 1);
            Future<?> writing = writer.submit(() -> {
                apply(most, new Random(41), projection);
                readOnce.await();
                apply(events.subList(most.size(), events.size()), new Random(41), projection);
                return null;
            });
            try {
                do {
                    if (readings > 0) {
                        readOnce.countDown();
                    }
                    for (ReportRange range : List.of(all, byType)) {
                        assertThat(query.ageing(scope("ws-0"), range)).allMatch(ReportsModelTest::isPossible);
                        assertThat(query.backlog(scope("ws-0"), range)).allMatch(ReportsModelTest::isPossible);
                    }
                    readings++;
                } while (!writing.isDone());
                writing.get();
            } finally {
                readOnce.countDown();
            }
        }
        assertThat(readings).isGreaterThan(1);
        assertThat(query.ageing(scope("ws-0"), byType)).isEqualTo(new ScannedReports(events, "ws-0", byType).ageing());
    }

    private static boolean isPossible(ReportRow row) {
        return switch (row) {
            case ReportRow.Ageing ageing -> {
                List<Long> bands = List.copyOf(ageing.bands().values());
                long sum = bands.stream().mapToLong(Long::longValue).sum();
                yield bands.stream().allMatch(number -> number >= 0)
                        && Objects.equals(ageing.figures().count(), sum);
            }
            case ReportRow.Backlog backlog -> Objects.requireNonNull(backlog.backlog()) >= 0;
            default -> false;
        };
    }

    @Test
    void shouldGiveUpAsSoonAsThereAreTooManyRows() {
        List<RecordedEvent> events = RandomTickets.of(51, 60, FROM, TO);
        apply(events, new Random(51), projection(readModel, events, MANY));
        ReportRange range = new ReportRange(
                Periods.between(FROM.minus(Duration.ofDays(6_000)), TO, By.DAY, ZoneId.of("UTC"), 10_000),
                Dimension.CUSTOMER,
                null,
                null,
                TO);
        ReportsQuery query = query(readModel);
        WorkspaceScope scope = scope("ws-0");
        String atTheSecondGroup = "makes " + 2 * range.periods().size() + " rows";

        for (ThrowingCallable report : List.<ThrowingCallable>of(
                () -> query.volume(scope, range),
                () -> query.backlog(scope, range),
                () -> query.ageing(scope, range),
                () -> query.responseTimes(scope, range))) {
            assertThatThrownBy(report)
                    .isInstanceOf(TooManyRowsException.class)
                    .hasMessageStartingWith(atTheSecondGroup);
        }
    }

    private static ReportRange range(By by, Dimension dimension) {
        return new ReportRange(Periods.between(FROM, TO, by, ZoneId.of("UTC"), 10_000), dimension, null, null, TO);
    }

    /** As a processor does, which delivers a batch again that failed. */
    private static Projection retrying(Projection projection) {
        return new Projection() {
            @Override
            public String name() {
                return projection.name();
            }

            @Override
            public void apply(List<RecordedEvent> batch, Position after) {
                while (true) {
                    try {
                        projection.apply(batch, after);
                        return;
                    } catch (LostRaceException e) {
                        // the other one was first, five times
                    }
                }
            }
        };
    }

    private void assertReportsEqual(ReadModel other) {
        for (Dimension dimension : Dimension.values()) {
            ReportRange range = new ReportRange(
                    Periods.between(FROM, TO.plus(Duration.ofDays(400)), By.WEEK, ZoneId.of("Europe/Rome"), 10_000),
                    dimension,
                    null,
                    null,
                    TO);
            for (String workspace : List.of("ws-0", "ws-1")) {
                WorkspaceScope scope = scope(workspace);
                assertThat(query(readModel).volume(scope, range))
                        .isEqualTo(query(other).volume(scope, range));
                assertThat(query(readModel).ageing(scope, range))
                        .isEqualTo(query(other).ageing(scope, range));
                assertThat(query(readModel).responseTimes(scope, range))
                        .isEqualTo(query(other).responseTimes(scope, range));
            }
        }
    }

    private static ReportRange range(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        By by = By.values()[random.nextInt(By.values().length)];
        Instant from = instant(random, zone, -20, 150);
        Instant to = instant(random, zone, 0, 190);
        if (!from.isBefore(to)) {
            to = from.plus(Duration.ofDays(1 + random.nextInt(60)));
        }
        Dimension dimension = Dimension.values()[random.nextInt(Dimension.values().length)];
        String only = dimension != Dimension.ALL && random.nextInt(4) == 0
                ? List.of("a", "HIGH", "").get(random.nextInt(3))
                : null;
        return new ReportRange(
                Periods.between(from, to, by, zone, 10_000),
                dimension,
                only,
                random.nextInt(3) == 0 ? instant(random, zone, -10, 180) : null,
                instant(random, zone, 100, 200));
    }

    /** A midnight there, or here, or any instant. */
    private static Instant instant(Random random, ZoneId zone, int fromDay, int toDay) {
        Instant any = FROM.plus(Duration.ofDays(random.nextInt(fromDay, toDay)));
        return switch (random.nextInt(3)) {
            case 0 -> any;
            case 1 -> Periods.start(java.time.LocalDate.ofInstant(any, zone), zone);
            default -> any.plusMillis(random.nextInt(100_000_000));
        };
    }

    private static Map<String, Document> shelves(ReadModel readModel) {
        Map<String, Document> cells = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            for (Document cell :
                    ReportsProjection.collection(readModel, dimension).find()) {
                cell.remove(Shelf.REVISION);
                cells.put(dimension.word() + '/' + cell.getString("_id"), cell);
            }
        }
        return cells;
    }

    private static ReportsQuery query(ReadModel readModel) {
        return new ReportsQuery(() -> readModel, Clock.fixed(TO, ZoneOffset.UTC));
    }

    private static String describe(ReportRange range) {
        return range.periods().by() + " in " + range.periods().zone() + " from "
                + Instant.ofEpochMilli(range.periods().from()) + " to "
                + Instant.ofEpochMilli(range.periods().to()) + " by " + range.dimension() + " only " + range.only()
                + " as of " + range.asOf() + " now " + range.now();
    }
}
