package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.platform.test.TestPostgres;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every append port on PostgreSQL does; one fixture a server. */
abstract class AppendPortSuite {
    private final Store store = new Store(database(), 10);

    /** A fresh and migrated database, which the suite closes. */
    abstract TestPostgres.Database database();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writesEventsKeysAndRequestTogether() {
        Samples ticket = Samples.ticket(7);

        store.port.append(ticket.append(ticket.request("k"), ticket.created(Status.NEW), ticket.claimed(2)));

        assertThat(store.count("event")).isEqualTo(2);
        assertThat(store.count("ticket_directory")).isEqualTo(1);
        assertThat(store.count("idempotency")).isEqualTo(1);
        assertThat(store.owner.queryForList("SELECT payload_type FROM event ORDER BY global_index", String.class))
                .containsExactly("TicketCreated", "TicketClaimed");
        assertThat(store.meters.get("ticketledger.append").timer().count()).isEqualTo(1);
        assertThat(store.meters.get("ticketledger.append.events").summary().totalAmount())
                .isEqualTo(2);
    }

    @Test
    void leavesNothingWhenTheLastStepFails() {
        store.owner.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'no event today'; END $$");
        store.owner.execute("CREATE TRIGGER fail BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION fail()");
        Samples ticket = Samples.ticket(7);

        assertThatThrownBy(() -> store.port.append(ticket.append(ticket.request("k"), ticket.created(Status.NEW))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("no event today");

        assertThat(store.count("event")).isZero();
        assertThat(store.count("ticket_directory")).isZero();
        assertThat(store.count("idempotency")).isZero();
    }

    @Test
    void leavesNothingWhenTheCommitFails() {
        store.owner.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'no commit today'; END $$");
        store.owner.execute("CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED "
                + "FOR EACH ROW EXECUTE FUNCTION fail()");
        Samples ticket = Samples.ticket(7);

        assertThatThrownBy(() -> store.port.append(ticket.append(ticket.request("k"), ticket.created(Status.NEW))))
                .rootCause()
                .hasMessageContaining("no commit today");

        assertThat(store.count("event") + store.count("ticket_directory") + store.count("idempotency"))
                .isZero();
    }

    @Test
    void tellsAStreamThatMovedOnAndKeepsNothingOfTheLoser() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));
        store.port.append(ticket.append(ticket.claimed(2)));

        assertThatExceptionOfType(StreamConflictException.class)
                .isThrownBy(() -> store.port.append(ticket.append(
                        ticket.request("k"), ticket.closed(2, Status.NEW), ticket.deleted(3, Status.NEW))));

        assertThat(store.count("event")).isEqualTo(2);
        assertThat(store.count("idempotency")).isZero();
        assertThat(store.counted("SELECT count(*) FROM ticket_directory WHERE unfinished AND NOT deleted"))
                .isEqualTo(1);
    }

    @Test
    void refusesEachTakenKeyByItsName() {
        UUID id = UUID.randomUUID();
        Samples first = new Samples("s1", "default", id, 7, "abc");
        store.port.append(first.append(first.created(Status.NEW)));

        assertRefused(new Samples("s2", "default", id, 8, "x"), RefusalCode.DUPLICATE_ID);
        assertRefused(new Samples("s2", "default", UUID.randomUUID(), 7, "x"), RefusalCode.DUPLICATE_NUMBER);
        assertRefused(new Samples("s2", "default", UUID.randomUUID(), 8, "abc"), RefusalCode.DUPLICATE_SHORT_ID);
        assertThat(store.count("event")).isEqualTo(1);

        Samples elsewhere = new Samples("s2", "other", id, 7, "abc");
        store.port.append(elsewhere.append(elsewhere.created(Status.NEW)));
        assertThat(store.counted("SELECT max(global_index) FROM event"))
                .as("refusals burned no index")
                .isEqualTo(2);
    }

    private void assertRefused(Samples ticket, RefusalCode code) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> store.port.append(ticket.append(ticket.created(Status.NEW))))
                .extracting(RefusedException::code)
                .isEqualTo(code);
    }

    @Test
    void remembersARequestThatHadNothingToDo() {
        Samples ticket = Samples.ticket(7);

        store.port.append(ticket.append(ticket.request("k")));

        assertThat(store.count("idempotency")).isEqualTo(1);
        assertThat(store.count("event")).isZero();
        assertThatExceptionOfType(RepeatedRequestException.class)
                .isThrownBy(() -> store.port.append(ticket.append(ticket.request("k"))));
    }

    @Test
    void letsTheSecondOfTwoEqualRequestsWaitForTheFirst() throws Exception {
        Samples ticket = Samples.ticket(7);
        Samples twin = Samples.ticket(8);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Connection first = store.database.asOwner().getConnection()) {
            first.setAutoCommit(false);
            first.createStatement()
                    .execute(
                            "INSERT INTO idempotency VALUES ('default', 'ann', 'k', 0, 'POST', '/', '', 's', 0, 1, 200,"
                                    + " now())");

            CompletableFuture<Void> second = CompletableFuture.runAsync(
                    () -> store.port.append(twin.append(twin.request("k"), twin.created(Status.NEW))), executor);
            Awaitility.await().until(() -> store.counted("SELECT count(*) FROM pg_locks WHERE NOT granted") == 1);
            assertThat(second).isNotDone();
            first.commit();

            assertThatThrownBy(() -> second.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(RepeatedRequestException.class);
        }
        assertThat(store.count("event")).isZero();
        store.port.append(ticket.append(ticket.request("other"), ticket.created(Status.NEW)));
    }

    @Test
    void letsOneOfManyEqualRequestsWin() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));

        List<Throwable> losers;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> racing = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> store.port.append(ticket.append(ticket.request("k"), ticket.replied(2))), executor))
                    .toList();
            losers = racing.stream()
                    .map(run -> run.handle((done, failure) -> Optional.ofNullable(failure)))
                    .flatMap(run -> run.join().stream())
                    .map(failure -> Objects.requireNonNull(failure.getCause()))
                    .toList();
        }

        assertThat(losers).hasSize(19).allMatch(RepeatedRequestException.class::isInstance);
        assertThat(store.count("event")).isEqualTo(2);
    }

    @Test
    void neverRecordsATimeBeforeThatOfTheEventBefore() {
        Samples ticket = Samples.ticket(7);
        Instant ahead = Samples.NOW.plusSeconds(60);
        store.port.append(new Append(List.of(ticket.row(ticket.created(Status.NEW), ahead)), null));

        Instant behind = Samples.NOW;
        store.port.append(new Append(
                List.of(ticket.row(ticket.claimed(2), behind), ticket.row(ticket.replied(3), behind.minusSeconds(5))),
                null));
        store.port.append(new Append(
                List.of(
                        ticket.row(ticket.replied(4), ahead.plusMillis(2)),
                        ticket.row(ticket.replied(5), ahead.plusNanos(1_900_000))),
                null));

        assertThat(store.owner.queryForList(
                        "SELECT recorded_at FROM event ORDER BY sequence_number", OffsetDateTime.class))
                .extracting(OffsetDateTime::toInstant)
                .containsExactly(ahead, ahead, ahead, ahead.plusMillis(2), ahead.plusMillis(2));
    }

    @Test
    void keepsTheDirectorysFlags() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW), ticket.closed(2, Status.NEW)));
        assertFlags(false, false);
        store.port.append(ticket.append(ticket.reopened(3, Status.OPEN)));
        assertFlags(true, false);
        store.port.append(ticket.append(ticket.changed(4, Status.OPEN, Status.SOLVED)));
        assertFlags(false, false);
        store.port.append(ticket.append(ticket.changed(5, Status.SOLVED, Status.PENDING)));
        assertFlags(true, false);
        store.port.append(ticket.append(ticket.deleted(6, Status.PENDING)));
        assertFlags(true, true);
    }

    private void assertFlags(boolean unfinished, boolean deleted) {
        assertThat(store.owner.queryForMap("SELECT unfinished, deleted FROM ticket_directory"))
                .containsEntry("unfinished", unfinished)
                .containsEntry("deleted", deleted);
    }

    @Test
    void refusesAStatusEventOfATicketThatIsNotInTheDirectory() {
        Samples ticket = Samples.ticket(7);
        assertThatThrownBy(() -> store.port.append(ticket.append(ticket.closed(1, Status.NEW))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.count("event")).isZero();
    }

    @Test
    void runsAgainAfterADeadlock() throws Exception {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = store.database.asOwner().getConnection()) {
            other.setAutoCommit(false);
            // The other one must not be the victim: it is the append whose patience ends first.
            other.createStatement().execute("SET deadlock_timeout = '30s'");
            other.createStatement().execute("LOCK TABLE event IN SHARE MODE");
            CompletableFuture<Void> append = CompletableFuture.runAsync(
                    () -> store.port.append(ticket.append(ticket.closed(2, Status.NEW))), executor);
            Awaitility.await().until(() -> store.counted("SELECT count(*) FROM pg_locks WHERE NOT granted") == 1);
            other.createStatement().execute("UPDATE ticket_directory SET unfinished = unfinished");
            other.commit();

            append.get(60, TimeUnit.SECONDS);
        }
        assertThat(store.count("event")).isEqualTo(2);
        assertThat(store.meters.get("ticketledger.append").timer().count())
                .as("creation, victim, second run")
                .isEqualTo(3);
    }

    @Test
    void takesPartInATransactionAround() {
        Samples ticket = Samples.ticket(7);
        new TransactionTemplate(new JdbcTransactionManager(store.pool)).executeWithoutResult(status -> {
            store.port.append(ticket.append(ticket.created(Status.NEW)));
            assertThat(store.engine().readEvents(ticket.stream()).asStream()).hasSize(1);
            assertThat(store.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(store.count("event")).isZero();
    }

    @Test
    void holdsNoConnectionBeforeOrAfter() {
        Samples ticket = Samples.ticket(7);
        store.port.append(ticket.append(ticket.created(Status.NEW)));
        assertThatThrownBy(() -> store.port.append(ticket.append(ticket.created(Status.NEW))))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
}
