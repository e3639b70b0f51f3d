package io.ticketledger.query.audit;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.StoredEvent;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a ticket's past while it is folded. */
class TicketHistoryTest {
    private static final int MIB = 1024 * 1024;
    private final TestPostgres.Database database = TestPostgres.create();
    private final JdbcTemplate owner = new JdbcTemplate(database.asOwner());
    private final HikariDataSource pool = database.pool(TestPostgres.QUERY_ROLE, 2);
    private final EventJson json = new EventJson();
    private final TicketHistory history =
            new TicketHistory(new AuditLog(JdbcClient.create(pool), new Feed(pool)), json);
    private final Story story = story("acme", 1);

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void shouldKeepNoPartsForWhoShowsNone() {
        append(story.created("a"));
        append(story.replied("b"));

        assertThat(then(false).replies()).isEmpty();
        assertThat(then(false).changeLog()).isEmpty();
        assertThat(then(true).replies()).hasSize(1);
        assertThat(then(true).changeLog()).hasSize(2);
    }

    @Test
    void shouldKeepNoMoreOfLongPartsThanMemoryIsGivenFor() {
        append(story.created("a"));
        String long_ = "x".repeat(MIB);
        for (int i = 0; i < 20; i++) {
            append(story.replied(long_));
        }

        TicketThen then = then(true);
        assertThat(then.ticket().replies().count()).isEqualTo(20);
        assertThat(then.replies()).hasSize(TicketThen.MOST_BYTES / MIB - 1);
        assertThat(then.changeLog()).hasSize(TicketThen.MOST_BYTES / MIB - 1);
    }

    private TicketThen then(boolean parts) {
        WorkspaceScope scope = WorkspaceScope.of(new Caller("acme", "anna", "key", "Anna", Set.of()));
        return Objects.requireNonNull(history.at(scope, story.streamId, new Moment.Now(), parts));
    }

    private void append(TicketEvent event) {
        StoredEvent stored = json.write(event);
        owner.update(
                "INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,"
                        + " payload_type, payload_revision, payload, meta_data, recorded_at)"
                        + " VALUES ('acme', ?, ?, 'Ticket', gen_random_uuid(), ?, ?, ?, '{}', now())",
                story.streamId,
                event.version() - 1,
                stored.type(),
                stored.revision(),
                stored.payload());
    }
}
