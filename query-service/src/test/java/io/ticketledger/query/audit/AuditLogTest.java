package io.ticketledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.audit.AuditLog.Slice;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is read at once, and what is held between two reads. */
class AuditLogTest {
    private final TestPostgres.Database database = TestPostgres.create();
    private final JdbcTemplate owner = new JdbcTemplate(database.asOwner());
    private final HikariDataSource pool = database.pool(TestPostgres.QUERY_ROLE, 2);
    private final AuditLog log = new AuditLog(JdbcClient.create(pool), new Feed(pool));
    private final WorkspaceScope scope = WorkspaceScope.of(new Caller("default", "anna", "key", "Anna", Set.of()));

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void holdsOneBatchAndNoConnectionHoweverLongTheFeed() {
        insert(1, 2_500, "'default'", 2);
        long position = 0;
        int read = 0;
        for (Slice slice; (slice = next(AuditFilter.ALL, position)).looked() > 0; position = slice.last()) {
            assertThat(slice.events()).hasSizeLessThanOrEqualTo(AuditLog.BATCH);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            read += slice.events().size();
        }
        assertThat(read).isEqualTo(2_500);
    }

    @Test
    void readsNoMorePayloadAtOnceThanFitsIntoMemory() {
        insert(1, 9, "'default'", AuditLog.BATCH_BYTES / 2);

        Slice first = next(AuditFilter.ALL, 0);
        assertThat(first.events()).hasSize(3);
        assertThat(next(AuditFilter.ALL, first.last()).events()).hasSize(3);
        assertThat(log.ofStream(scope, "s1", 0, 10)).hasSize(1);
    }

    @Test
    void passesWhatIsNotWantedWithoutReadingIt() {
        insert(1, 1_500, "CASE WHEN n % 500 = 0 THEN 'default' ELSE 'foreign' END", 2);
        insert(1_501, 9, "'default'", AuditLog.BATCH_BYTES / 2);

        Slice found = next(AuditFilter.ALL, 0);
        assertThat(found.events().subList(0, 3))
                .extracting(AuditEvent::position)
                .containsExactly(500L, 1_000L, 1_500L);
        Slice unwanted = next(new AuditFilter(Set.of("TicketClosed"), null, null, null, null, null), 0);
        assertThat(unwanted.events()).isEmpty();
        assertThat(unwanted.looked()).isEqualTo(12);
        assertThat(unwanted.last()).isEqualTo(1_509);
    }

    private Slice next(AuditFilter filter, long after) {
        return log.next(scope, filter, after, log.head(), AuditLog.BATCH);
    }

    private void insert(int from, int count, String workspace, int bytes) {
        owner.execute("""
                INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                                   payload_type, payload_revision, payload, meta_data, recorded_at)
                SELECT %s, 's' || n, 0, 'Ticket', 'e' || n, 'TicketClaimed', '1',
                       convert_to(repeat(' ', %d) || '{}', 'UTF8'), '{}', now()
                FROM generate_series(%d, %d) AS n
                """.formatted(workspace, bytes - 2, from, from + count - 1));
    }
}
