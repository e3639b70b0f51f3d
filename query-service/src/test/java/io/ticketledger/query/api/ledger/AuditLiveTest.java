package io.ticketledger.query.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.audit.AuditFilter;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.audit.FeedWatch;
import io.ticketledger.query.scope.WorkspaceScope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a listener is told while nothing happens, and when it ends. */
class AuditLiveTest {
    private static final WorkspaceScope SCOPE = WorkspaceScope.of(new Caller("acme", "anna", "key", "Anna", Set.of()));
    private static final AuditFilter CLOSED = new AuditFilter(Set.of("TicketClosed"), null, null, null, null, null);

    private final TestPostgres.Database database = TestPostgres.create();
    private final HikariDataSource pool = database.pool(TestPostgres.QUERY_ROLE, 2);
    private final AuditLog log = new AuditLog(JdbcClient.create(pool), new Feed(pool));

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void shouldTellASilentListenerHowFarWasLooked() throws Exception {
        insert("acme", 3);
        insert("other", 4);

        String told = told(new FeedWatch(log::head), standingFor(2));

        assertThat(told).isEqualTo(":\nid: 0\n\n" + ":\nid: 3\n\n" + ":\nid: 3\n\n");
    }

    @Test
    void shouldTellNothingMoreToWhoIsNotLetInAnyMore() throws Exception {
        insert("acme", 3);

        assertThat(told(new FeedWatch(log::head), standingFor(0))).isEqualTo(":\nid: 0\n\n");
    }

    @Test
    void shouldEndWhenTheStoreHasBecomeAnotherOne() throws Exception {
        insert("acme", 3);
        AtomicLong heads = new AtomicLong(9);
        FeedWatch watch = new FeedWatch(() -> heads.getAndSet(2));
        assertThat(watch.await(0, Duration.ofMinutes(1))).isEqualTo(9);

        assertThat(told(watch, () -> true)).startsWith(":\nid: 0\n\n");
        assertThat(watch.returns()).isEqualTo(1);
    }

    private String told(FeedWatch watch, Standing standing) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new AuditLive(log, watch, Duration.ZERO).tell(SCOPE, CLOSED, 0, standing, event -> new byte[0], response);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Standing standingFor(int times) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() <= times;
    }

    private void insert(String workspace, int count) {
        new JdbcTemplate(database.asOwner()).execute("""
                INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                                   payload_type, payload_revision, payload, meta_data, recorded_at)
                SELECT '%1$s', '%1$s' || n, 0, 'Ticket', '%1$s' || n, 'TicketClaimed', '1', '{}', '{}', now()
                FROM generate_series(1, %2$d) AS n
                """.formatted(workspace, count));
    }
}
