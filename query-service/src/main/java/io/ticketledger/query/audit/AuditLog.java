package io.ticketledger.query.audit;

import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.query.scope.WorkspaceScope;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored events of a workspace. Every read is one statement that gives its connection back: between two of them a
 * reader may take as long as it likes.
 */
public final class AuditLog {
    /** How many events are looked at by one statement. */
    public static final int BATCH = 1_000;

    /** A statement ends with the event that makes the payloads longer than that. */
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String STREAM = """
            (SELECT position, event.* FROM event JOIN feed USING (global_index)
             WHERE aggregate_identifier = :stream AND event.workspace = :workspace AND sequence_number >= :after
             ORDER BY sequence_number LIMIT :limit)""";

    // Said in this way it is a range of the workspace's own index, and can't be taken for one of all positions.
    private static final String FEED = """
            (SELECT position, event.*
             FROM (SELECT position, global_index FROM feed
                   WHERE (workspace, position) > (:workspace, :after) AND (workspace, position) <= (:workspace, :end)
                   ORDER BY workspace, position LIMIT :limit) AS next JOIN event USING (global_index))""";

    private static final String NEWEST = """
            SELECT position FROM feed
            WHERE (workspace, position) > (:workspace, 0) AND (workspace, position) <= (:workspace, 9223372036854775807)
            ORDER BY workspace DESC, position DESC LIMIT 1""";

    private static final String WITHIN = """
            SELECT position, event_identifier, payload_type, payload_revision, sequence_number, recorded_at, wanted,
                   CASE WHEN wanted THEN meta_data END AS meta_data, CASE WHEN wanted THEN payload END AS payload
            FROM (SELECT *, sum(length) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) - length AS before
                  FROM (SELECT *, CASE WHEN wanted THEN length(payload) ELSE 0 END AS length
                        FROM (SELECT *, %s AS wanted FROM %s AS found) AS judged) AS measured) AS summed
            WHERE before <= :bytes ORDER BY position""";

    private final JdbcClient jdbc;
    private final Feed feed;

    public AuditLog(JdbcClient jdbc, Feed feed) {
        this.jdbc = jdbc;
        this.feed = feed;
    }

    /**
     * Some events of a feed.
     *
     * @param last the position up to which was looked, that of an event of the workspace
     * @param looked at how many events was looked; none at the end
     */
    public record Slice(List<AuditEvent> events, long last, int looked) {}

    /** The newest position of all that is committed now, 0 when there is none. Not to be told: it is of all workspaces. */
    public long head() {
        return Math.max(0, feed.head());
    }

    /** The position of the workspace's newest event that is committed now, 0 when there is none. */
    public long newest(WorkspaceScope scope) {
        feed.head();
        return jdbc.sql(NEWEST)
                .param("workspace", scope.workspace())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Events of one stream that have positions (see {@link #head}), in their order; none when there are no more. */
    public List<AuditEvent> ofStream(WorkspaceScope scope, String stream, long afterVersion, int limit) {
        return jdbc.sql(WITHIN.formatted("true", STREAM))
                .param("workspace", scope.workspace())
                .param("stream", stream)
                .param("after", afterVersion)
                .param("limit", limit)
                .param("bytes", BATCH_BYTES)
                .query((row, number) -> event(row))
                .list();
    }

    /** Looks at the next events behind a position, up to another one. */
    public Slice next(WorkspaceScope scope, AuditFilter filter, long after, long end, int limit) {
        List<AuditEvent> events = new ArrayList<>();
        long[] last = {after};
        int[] looked = {0};
        feedQuery(scope, filter, after, end, limit).query(row -> {
            looked[0]++;
            last[0] = row.getLong("position");
            if (row.getBoolean("wanted")) {
                AuditEvent event = event(row);
                if (filter.admits(event)) {
                    events.add(event);
                }
            }
        });
        return new Slice(events, last[0], looked[0]);
    }

    private JdbcClient.StatementSpec feedQuery(
            WorkspaceScope scope, AuditFilter filter, long after, long end, int limit) {
        List<String> wanted = new ArrayList<>(List.of("true"));
        if (!filter.types().isEmpty()) {
            wanted.add("payload_type = ANY (:types)");
        }
        if (filter.recordedFrom() != null) {
            wanted.add("recorded_at >= :recordedFrom");
        }
        if (filter.recordedTo() != null) {
            wanted.add("recorded_at < :recordedTo");
        }
        if (filter.actor() != null) {
            wanted.add("position(:subject IN payload) > 0");
        }
        JdbcClient.StatementSpec statement = jdbc.sql(WITHIN.formatted(String.join(" AND ", wanted), FEED))
                .param("workspace", scope.workspace())
                .param("after", after)
                .param("end", end)
                .param("limit", limit)
                .param("bytes", BATCH_BYTES);
        if (!filter.types().isEmpty()) {
            statement = statement.param("types", filter.types().toArray(String[]::new));
        }
        if (filter.recordedFrom() != null) {
            statement = statement.param("recordedFrom", timestamp(filter.recordedFrom()));
        }
        if (filter.recordedTo() != null) {
            statement = statement.param("recordedTo", timestamp(filter.recordedTo()));
        }
        return filter.actor() == null ? statement : statement.param("subject", written(filter.actor()));
    }

    /** As payloads have it: whoever has not these bytes is another. Who has them is looked at more closely. */
    private static byte[] written(String subject) {
        return ("\"subject\":" + MAPPER.writeValueAsString(subject)).getBytes(StandardCharsets.UTF_8);
    }

    /** PostgreSQL knows fewer years than Java; nothing was recorded in the others. */
    private static OffsetDateTime timestamp(Instant instant) {
        Instant known = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return known.atOffset(ZoneOffset.UTC);
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getLong("position"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getLong("sequence_number") + 1,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBytes("meta_data"),
                row.getBytes("payload"));
    }
}
