package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.platform.test.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How uses are counted, written and read; each service under its database role. */
class KeyUsesTest {
    private static final TestPostgres.Database DATABASE = TestPostgres.create();
    private static final HikariDataSource COMMAND = DATABASE.pool(TestPostgres.COMMAND_ROLE, 4);
    private static final HikariDataSource QUERY = DATABASE.pool(TestPostgres.QUERY_ROLE, 4);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration NEVER = Duration.ofDays(1);

    private final KeyUseTable command = table(COMMAND);
    private final KeyUseTable query = table(QUERY);

    @AfterEach
    void empty() {
        new JdbcTemplate(DATABASE.asOwner()).execute("TRUNCATE api_key_use");
    }

    @AfterAll
    static void close() {
        COMMAND.close();
        QUERY.close();
        DATABASE.close();
    }

    @Test
    void shouldAddWhatEachInstanceCounted() {
        write(command, "command-service", MORNING, 3, 1);
        write(command, "command-service", MORNING.minusSeconds(60), 2, 0);
        write(query, "query-service", MORNING.plusSeconds(60), 5, 0);

        assertThat(command.list("a", "k", null, 10))
                .containsExactly(
                        new KeyUse(DAY, "command-service", 5, 1, MORNING.minusSeconds(60), MORNING),
                        new KeyUse(DAY, "query-service", 5, 0, MORNING.plusSeconds(60), MORNING.plusSeconds(60)));
        assertThat(query.list("b", "k", null, 10)).as("another workspace's").isEmpty();
    }

    @Test
    void shouldCountEachRequestOnItsDayInUtc() {
        KeyUseCounts late = counts(Instant.parse("2026-03-01T23:59:59.999Z"));
        late.add("a", "k", false);
        write(command, "s", late);
        write(command, "s", Instant.parse("2026-03-02T00:00:00Z"), 1, 1);

        assertThat(command.list("a", "k", null, 10))
                .extracting(KeyUse::day, KeyUse::requests, KeyUse::refused)
                .containsExactly(tuple(DAY.plusDays(1), 1L, 1L), tuple(DAY, 1L, 0L));
    }

    /** Many writers, each with the same keys: all rows are theirs in turn, and none waits in a circle. */
    @Test
    void shouldLoseNoneOfWhatManyWriteAtOnce() {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    KeyUseTable table = writer % 2 == 0 ? command : query;
                    for (int round = 0; round < 20; round++) {
                        KeyUseCounts counts = counts(MORNING);
                        for (int key = 0; key < 10; key++) {
                            counts.add("a", "k" + (key * 7 + writer) % 10, key % 2 == 0);
                        }
                        write(table, "s", counts);
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);

        for (int key = 0; key < 10; key++) {
            assertThat(command.list("a", "k" + key, null, 10))
                    .singleElement()
                    .satisfies(use -> assertThat(use.requests()).isEqualTo(160));
        }
    }

    @Test
    void shouldLoseNoneThatIsCountedWhileOthersAreTaken() {
        KeyUseCounts counts = counts(MORNING);
        List<CompletableFuture<Void>> counters = IntStream.range(0, 4)
                .mapToObj(c -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        counts.add("a", "k", false);
                    }
                }))
                .toList();
        long taken = 0;
        while (counters.stream().anyMatch(counter -> !counter.isDone())) {
            taken += requests(counts);
        }
        taken += requests(counts);

        assertThat(taken).isEqualTo(40_000);
    }

    @Test
    void shouldKeepWhatCannotBeWrittenForTheNextTime() {
        JdbcTemplate owner = new JdbcTemplate(DATABASE.asOwner());
        KeyUseCounts counts = counts(MORNING);
        KeyUseWriter writer = new KeyUseWriter(counts, command, "s", NEVER);
        owner.execute("REVOKE INSERT ON api_key_use FROM ticketledger_command");
        try {
            counts.add("a", "k", false);
            writer.write();
            counts.add("a", "k", true);
            writer.write();
            assertThat(command.list("a", "k", null, 10)).isEmpty();
        } finally {
            owner.execute("GRANT INSERT ON api_key_use TO ticketledger_command");
        }
        writer.write();

        assertThat(command.list("a", "k", null, 10)).containsExactly(new KeyUse(DAY, "s", 2, 1, MORNING, MORNING));
    }

    @Test
    void shouldWriteTheRestWhenItStops() {
        KeyUseCounts counts = counts(MORNING);
        KeyUseWriter writer = new KeyUseWriter(counts, command, "s", NEVER);
        writer.start();
        assertThat(writer.isRunning()).isTrue();
        counts.add("a", "k", false);

        writer.stop();

        assertThat(writer.isRunning()).isFalse();
        assertThat(command.list("a", "k", null, 10)).hasSize(1);
    }

    @Test
    void shouldWriteAgainAfterItWasStopped() {
        KeyUseCounts counts = counts(MORNING);
        KeyUseWriter writer = new KeyUseWriter(counts, command, "s", NEVER);
        writer.start();
        writer.stop();

        writer.start();
        assertThat(writer.isRunning()).isTrue();
        counts.add("a", "k", false);
        writer.stop();

        assertThat(command.list("a", "k", null, 10)).hasSize(1);
    }

    @Test
    void shouldPage() {
        List<KeyUse> all = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (String service : List.of("command-service", "query-service")) {
                write(command, service, MORNING.minus(Duration.ofDays(day)), day + 1, 0);
            }
        }

        List<KeyUse> page = command.list("a", "k", null, 4);
        while (!page.isEmpty()) {
            all.addAll(page);
            KeyUseCursor next =
                    new KeyUseCursor(page.getLast().day(), page.getLast().service());
            page = command.list("a", "k", KeyUseCursor.parse(next.toString()), 4);
        }

        assertThat(all).isEqualTo(command.list("a", "k", null, 10)).hasSize(6);
        for (String bad : List.of("nonsense", "", "2026-03-01", "+99999-01-01/s")) {
            assertThat(KeyUseCursor.parse(bad)).as(bad).isNull();
        }
    }

    private static long requests(KeyUseCounts counts) {
        return counts.take().values().stream()
                .mapToLong(KeyUseCounts.Count::requests)
                .sum();
    }

    private static void write(KeyUseTable table, String service, Instant at, int requests, int refused) {
        KeyUseCounts counts = counts(at);
        for (int i = 0; i < requests; i++) {
            counts.add("a", "k", i < refused);
        }
        write(table, service, counts);
    }

    private static void write(KeyUseTable table, String service, KeyUseCounts counts) {
        new KeyUseWriter(counts, table, service, NEVER).write();
        assertThat(counts.take()).as("what could not be written").isEmpty();
    }

    private static KeyUseCounts counts(Instant now) {
        return new KeyUseCounts(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static KeyUseTable table(HikariDataSource source) {
        return new KeyUseTable(new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }
}
