package io.ticketledger.query.consistency;

import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log in PostgreSQL. Every question is one statement, so each sees one moment. */
public final class JdbcLedger implements Ledger {
    private final JdbcClient jdbc;

    public JdbcLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long head() {
        return jdbc.sql("SELECT coalesce(max(global_index), -1) FROM event")
                .query(Long.class)
                .single();
    }

    @Override
    public boolean covered(Position position, long head) {
        if (position.index() < head) {
            return false;
        }
        SortedSet<Long> gaps = position.gaps().headSet(head + 1);
        return gaps.isEmpty()
                || !jdbc.sql("SELECT EXISTS (SELECT 1 FROM event WHERE global_index = ANY (:gaps))")
                        .param("gaps", gaps.toArray(Long[]::new))
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public @Nullable Instant oldestBeyond(Position position) {
        return jdbc
                .sql("""
                        SELECT min(recorded_at) FROM (
                            (SELECT recorded_at FROM event WHERE global_index > :index ORDER BY global_index LIMIT 1)
                            UNION ALL
                            (SELECT recorded_at FROM event WHERE global_index = ANY (:gaps)
                             ORDER BY global_index LIMIT 1)
                        ) AS beyond""")
                .param("index", position.index())
                .param("gaps", position.gaps().toArray(Long[]::new))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst()
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
                        SELECT d.stream_id, d.deleted,
                               (SELECT max(e.sequence_number) + 1 FROM event e
                                WHERE e.aggregate_identifier = d.stream_id) AS version
                        FROM ticket_directory d
                        WHERE d.workspace = :workspace AND d.%s = :value""".formatted(column))
                .param("workspace", scope.workspace())
                .param("value", value)
                .query((row, number) -> new CommittedTicket(
                        row.getString("stream_id"), row.getBoolean("deleted"), row.getLong("version")))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable String eventAt(long position) {
        return jdbc.sql("SELECT event_identifier FROM event WHERE global_index = :position")
                .param("position", position)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public long positionOf(String eventIdentifier) {
        return jdbc.sql("SELECT global_index FROM event WHERE event_identifier = :id")
                .param("id", eventIdentifier)
                .query(Long.class)
                .single();
    }
}
