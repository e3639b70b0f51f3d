package io.ticketledger.platform.eventstore;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;

class FeedTest {
    private static final long SEED = 20;

    private final Log log = new Log();
    private final Feed feed = new Feed(log.pool, Duration.ZERO);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void isEmptyWithoutEvents() {
        feed.advance();

        assertThat(feed.head()).isEqualTo(Feed.EMPTY);
    }

    @Test
    void saysThatTheStoreIsBusyInTheWordsOfItsOtherReaders() {
        DataSource exhausted = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("none is free");
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return getConnection();
            }
        };

        assertThatThrownBy(new Feed(exhausted)::head).isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void countsFromOneWithoutHolesWhateverWasBurned() {
        log.burn(200_000);
        log.insert(2);
        log.burn(10);
        log.insert(1);

        assertThat(feed.head()).isEqualTo(3);
        assertThat(indexes()).containsExactly(200_001L, 200_002L, 200_013L);
    }

    @Test
    void putsALateCommitBehindWhatWasReadBefore() throws Exception {
        try (Connection open = openAppend()) {
            log.insert(3);
            assertThat(feed.head()).isEqualTo(3);
            log.insert(2);
            feed.advance();
            assertThat(feed.candidates()).as("only the open append's number").isEqualTo("{[1,2),[7,)}");

            open.commit();
            assertThat(feed.head()).isEqualTo(6);
        }
        assertThat(indexes()).containsExactly(2L, 3L, 4L, 5L, 6L, 1L);
        feed.advance();
        assertThat(feed.candidates()).isEqualTo("{[7,)}");
    }

    @Test
    void givesNothingToAnAppendThatWasRolledBack() throws Exception {
        try (Connection open = openAppend()) {
            log.insert(1);
            open.rollback();
        }
        log.insert(1);

        assertThat(feed.head()).isEqualTo(2);
        assertThat(indexes()).containsExactly(2L, 3L);
    }

    @Test
    void leavesARoundToWhoeverIsAtItAndReadsOn() throws Exception {
        log.insert(2);
        try (Connection other = log.database.asOwner().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT feed_sequence('{[1,)}', 0, 1, false)");

            feed.advance();
            assertThat(indexes()).as("the other's round is not committed").isEmpty();
            other.rollback();
        }
        feed.advance();
        assertThat(indexes()).containsExactly(1L, 2L);
    }

    @Test
    void waitsForARoundThatIsUnderWayBeforeItTellsTheHead() throws Exception {
        log.insert(2);
        try (Connection other = log.database.asOwner().getConnection();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT feed_sequence('{[1,)}', 0, 1, false)");
            Future<Long> head = executor.submit(feed::head);
            await().until(() -> numbers("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    .equals(List.of(1L)));
            other.commit();
            assertThat(head.get()).isEqualTo(2);
        }
    }

    @Test
    void keepsToItsHolesWhenThousandsPassThem() throws Exception {
        try (Connection open = openAppend()) {
            log.burn(1_000);
            log.insert(3);
            feed.head();
            log.insert(3);
            feed.head();

            assertThat(feed.candidates()).isEqualTo("{[1,1002),[1008,)}");
            open.rollback();
        }
        feed.advance();
        feed.advance();
        assertThat(feed.candidates()).as("burned").isEqualTo("{[1008,)}");
    }

    @Test
    void fillsALostFeedByGlobalIndexInSeveralRounds() {
        log.owner.execute("""
            INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                               payload_type, payload_revision, payload, meta_data, recorded_at)
            SELECT 'default', 's' || n, 0, 'Ticket', 'e' || n, 'TicketClaimed', '1', '{}', '{}', now()
            FROM generate_series(1, %d) AS n
            """.formatted(2 * Feed.ROUND + 5));

        feed.advance();
        assertThat(indexes()).hasSize(Feed.ROUND);
        assertThat(feed.head()).isEqualTo(2 * Feed.ROUND + 5);
        assertThat(indexes())
                .isEqualTo(LongStream.rangeClosed(1, 2 * Feed.ROUND + 5).boxed().toList());
    }

    @Test
    void beginsAnewWhenTheStoreBecomesAnOlderOneUnderneath() {
        log.insert(5);
        assertThat(feed.head()).isEqualTo(5);
        log.owner.execute("DELETE FROM feed WHERE position > 2");
        log.owner.execute("DELETE FROM event WHERE global_index > 2");
        log.owner.execute("ALTER TABLE event ALTER COLUMN global_index RESTART WITH 3");

        assertThat(feed.head()).isEqualTo(2);
        log.insert(1);
        assertThat(feed.head()).as("its number was known to be passed").isEqualTo(3);
    }

    @Test
    void knowsNothingAfterARestartAndGivesNoPositionTwice() throws Exception {
        try (Connection open = openAppend()) {
            log.insert(2);
            feed.head();
            Feed restarted = new Feed(log.pool, Duration.ZERO);
            log.insert(1);
            assertThat(restarted.head()).isEqualTo(3);
            open.commit();
            assertThat(new Feed(log.pool).head()).isEqualTo(4);
        }
        assertThat(indexes()).containsExactly(2L, 3L, 4L, 1L);
    }

    @Test
    void showsEveryEventOnceAndInItsStreamsOrderWhileManyWrite() throws Exception {
        int writers = 16;
        int each = 60;
        List<String> read = new ArrayList<>();
        AtomicInteger writing = new AtomicInteger(writers);
        try (Connection forgotten = openAppend();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                done.add(executor.submit(writer(writer, each, writing)));
            }
            long position = 0;
            int lives = 0;
            Feed reader = new Feed(log.pool);
            boolean last = false;
            while (!last) {
                last = writing.get() == 0;
                if (++lives % 20 == 0) {
                    reader = new Feed(log.pool); // as after a restart
                }
                reader.advance();
                if (last) {
                    reader.head();
                }
                position = read(position, read);
            }
            for (Future<Void> writer : done) {
                writer.get();
            }
            forgotten.rollback();
        }
        List<String> committed =
                log.owner.query("SELECT event_identifier FROM event", (row, number) -> row.getString(1));
        assertThat(read).as("seed " + SEED).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        Map<String, List<String>> byStream = read.stream().collect(groupingBy(id -> id.substring(0, id.indexOf('-'))));
        assertThat(byStream)
                .hasSize(writers)
                .allSatisfy((stream, ids) -> assertThat(ids)
                        .extracting(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1)))
                        .isSorted());
    }

    /** Appends to a stream of its own, rolls back now and then, and commits some appends later than others. */
    private Callable<Void> writer(int number, int events, AtomicInteger writing) {
        return () -> {
            Random random = new Random(SEED + number);
            try (Connection connection = log.database.asOwner().getConnection();
                    var statement = connection.prepareStatement("""
                        INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type,
                                           event_identifier, payload_type, payload_revision, payload, meta_data,
                                           recorded_at)
                        VALUES ('default', ?, ?, 'Ticket', ?, 'TicketClaimed', '1', '{}', '{}', now())
                        """)) {
                connection.setAutoCommit(false);
                for (int i = 0; i < events; i++) {
                    statement.setString(1, "s" + number);
                    statement.setInt(2, i);
                    statement.setString(3, "s" + number + '-' + i);
                    statement.executeUpdate();
                    for (int spin = random.nextInt(4); spin > 0; spin--) {
                        connection.createStatement().execute("SELECT 1");
                    }
                    if (random.nextInt(5) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                    }
                }
            } finally {
                writing.decrementAndGet();
            }
            return null;
        };
    }

    /** Reads on, and returns the position that was reached: never one below. */
    private long read(long after, List<String> into) {
        long[] last = {after};
        log.owner.query(
                "SELECT position, event_identifier FROM feed JOIN event USING (global_index)"
                        + " WHERE position > ? ORDER BY position",
                row -> {
                    assertThat(row.getLong(1)).as("no hole").isEqualTo(last[0] + 1);
                    last[0] = row.getLong(1);
                    into.add(row.getString(2));
                },
                after);
        return last[0];
    }

    private List<Long> indexes() {
        return numbers("SELECT global_index FROM feed ORDER BY position");
    }

    private List<Long> numbers(String sql) {
        return log.owner.query(sql, (row, number) -> row.getLong(1));
    }

    private Connection openAppend() throws Exception {
        Connection connection = log.database.asOwner().getConnection();
        connection.setAutoCommit(false);
        log.insert(connection);
        return connection;
    }
}
