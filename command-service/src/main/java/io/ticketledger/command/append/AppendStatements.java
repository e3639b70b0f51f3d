package io.ticketledger.command.append;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent.TicketCreated;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL of an append. */
final class AppendStatements {
    private static final String INSERT_REQUEST = """
            INSERT INTO idempotency (workspace, subject, key, item, method, path, body_hash,
                                     stream_id, from_version, to_version, status, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_TICKET = """
            INSERT INTO ticket_directory (stream_id, workspace, ticket_id, number, short_id, unfinished, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE_TICKET = """
            UPDATE ticket_directory SET unfinished = coalesce(?::boolean, unfinished), deleted = deleted OR ?
            WHERE stream_id = ?
            """;

    // The time is that of the stream's last event, if this process' clock is behind the one that wrote it.
    private static final String INSERT_EVENT = """
            INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                               payload_type, payload_revision, payload, meta_data, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, greatest(?::timestamptz,
                    (SELECT recorded_at FROM event WHERE aggregate_identifier = ? AND sequence_number = ?)))
            """;

    private final JdbcTemplate jdbc;

    AppendStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(IdempotencyRow row) {
        jdbc.update(
                INSERT_REQUEST,
                row.workspace(),
                row.subject(),
                row.key(),
                row.item(),
                row.method(),
                row.path(),
                row.bodyHash(),
                row.streamId(),
                row.fromVersion(),
                row.toVersion(),
                row.status(),
                timestamp(row.createdAt()));
    }

    void insert(String streamId, TicketCreated created, @Nullable Boolean unfinished, boolean deleted) {
        jdbc.update(
                INSERT_TICKET,
                streamId,
                created.workspace(),
                created.ticketId(),
                created.number(),
                created.shortId(),
                Boolean.TRUE.equals(unfinished),
                deleted);
    }

    /** @return the number of tickets that were found */
    int update(String streamId, @Nullable Boolean unfinished, boolean deleted) {
        return jdbc.update(UPDATE_TICKET, unfinished, deleted, streamId);
    }

    void insert(List<EventRow> events) {
        Map<String, Long> firstOfStream = new HashMap<>();
        Map<String, Instant> lastTime = new HashMap<>();
        List<Object[]> rows = new ArrayList<>(events.size());
        for (EventRow event : events) {
            long first = firstOfStream.computeIfAbsent(event.streamId(), stream -> event.sequenceNumber());
            Instant time = lastTime.merge(
                    event.streamId(), event.recordedAt(), (last, given) -> given.isBefore(last) ? last : given);
            rows.add(new Object[] {
                event.event() instanceof LedgerEvent known ? known.workspace() : "",
                event.streamId(),
                event.sequenceNumber(),
                event.aggregateType(),
                event.eventId(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metaData(),
                timestamp(time),
                event.streamId(),
                first - 1
            });
        }
        jdbc.batchUpdate(INSERT_EVENT, rows);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
