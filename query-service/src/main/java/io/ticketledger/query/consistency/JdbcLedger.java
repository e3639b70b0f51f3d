package io.ticketledger.query.consistency;

import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log in PostgreSQL. */
public final class JdbcLedger implements Ledger {
    private final JdbcClient jdbc;
    private final Feed feed;

    public JdbcLedger(JdbcClient jdbc, Feed feed) {
        this.jdbc = jdbc;
        this.feed = feed;
    }

    @Override
    public long head() {
        return feed.head();
    }

    @Override
    public @Nullable Instant oldestBeyond(Position position) {
        feed.advance();
        return jdbc.sql("""
                        SELECT recorded_at FROM feed JOIN event USING (global_index)
                        WHERE position > :index ORDER BY position LIMIT 1""")
                .param("index", position.index())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable CommittedTicket find(WorkspaceScope scope, TicketKey key) {
        String column = switch (key) {
            case TicketKey.Id id -> "ticket_id";
            case TicketKey.Number number -> "number";
            case TicketKey.ShortId shortId -> "short_id";
        };
        Object value = switch (key) {
            case TicketKey.Id id -> id.id();
            case TicketKey.Number number -> number.number();
            case TicketKey.ShortId shortId -> shortId.shortId();
        };
        return jdbc.sql("""
                        SELECT d.stream_id, d.ticket_id, d.deleted,
                               (SELECT max(e.sequence_number) + 1 FROM event e
                                WHERE e.aggregate_identifier = d.stream_id) AS version
                        FROM ticket_directory d
                        WHERE d.workspace = :workspace AND d.%s = :value""".formatted(column))
                .param("workspace", scope.workspace())
                .param("value", value)
                .query((row, number) -> new CommittedTicket(
                        row.getString("stream_id"),
                        row.getObject("ticket_id", UUID.class),
                        row.getBoolean("deleted"),
                        row.getLong("version")))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable String eventAt(long position) {
        return jdbc.sql("SELECT event_identifier FROM feed JOIN event USING (global_index) WHERE position = :position")
                .param("position", position)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
