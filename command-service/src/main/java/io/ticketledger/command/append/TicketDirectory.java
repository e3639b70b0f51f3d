package io.ticketledger.command.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Leads from a ticket's keys to its stream, and gives out numbers. A key never changes its ticket, so what was found
 * once is remembered; what was not found is always asked anew.
 */
public final class TicketDirectory {
    private static final int REMEMBERED = 100_000;
    private static final int LARGEST_STRIDE = 65_536;

    private static final String DRAW_FREE = """
            SELECT number
            FROM (SELECT nextval('ticket_number') AS number FROM generate_series(1, ?)) AS drawn
            WHERE NOT EXISTS (SELECT FROM ticket_directory AS taken
                              WHERE taken.workspace = ? AND taken.number = drawn.number)
            LIMIT 1
            """;

    private static final String UNKNOWN = """
            SELECT asked.number
            FROM unnest(?::bigint[]) WITH ORDINALITY AS asked (number, place)
            LEFT JOIN ticket_directory AS found
                ON found.workspace = ? AND found.number = asked.number AND NOT found.deleted
            WHERE found.number IS NULL
            ORDER BY asked.place
            """;

    private final JdbcTemplate jdbc;
    private final Cache<Key, String> streams =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    TicketDirectory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The stream of the ticket with this public id; null when the workspace has none. */
    public @Nullable String streamOf(String workspace, UUID ticketId) {
        return streamOf(
                new Key(workspace, ticketId),
                "SELECT stream_id FROM ticket_directory WHERE workspace = ? AND ticket_id = ?");
    }

    /** The stream of the ticket with this number; null when the workspace has none. */
    public @Nullable String streamOf(String workspace, long number) {
        return streamOf(
                new Key(workspace, number),
                "SELECT stream_id FROM ticket_directory WHERE workspace = ? AND number = ?");
    }

    /** The stream of the ticket with this short id; null when the workspace has none. */
    public @Nullable String streamOf(String workspace, String shortId) {
        return streamOf(
                new Key(workspace, shortId),
                "SELECT stream_id FROM ticket_directory WHERE workspace = ? AND short_id = ?");
    }

    private @Nullable String streamOf(Key key, String sql) {
        String known = streams.getIfPresent(key);
        if (known != null) {
            return known;
        }
        List<String> found = jdbc.query(sql, (row, number) -> row.getString("stream_id"), key.workspace(), key.value());
        if (found.isEmpty()) {
            return null;
        }
        streams.put(key, found.getFirst());
        return found.getFirst();
    }

    /** Those of the numbers for which the workspace has no ticket, or only a deleted one; in their order. */
    public List<Long> unknown(String workspace, Collection<Long> numbers) {
        return jdbc.query(UNKNOWN, (row, number) -> row.getLong("number"), numbers.toArray(Long[]::new), workspace);
    }

    /** The next number of the sequence that all workspaces share; it may be one that an importer brought. */
    public long drawNumber() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT nextval('ticket_number')", Long.class));
    }

    /**
     * A number that is free in the workspace at this moment. Whole runs of taken numbers are stepped over: each round
     * looks at up to twice as many as the one before, up to 65,536.
     *
     * @param attempt how many numbers turned out to be taken so far: the exponent of the first stride
     */
    public long drawFreeNumber(String workspace, int attempt) {
        for (int round = attempt; ; round++) {
            int stride = Math.min(LARGEST_STRIDE, 1 << Math.clamp(round, 0, 16));
            List<Long> free = jdbc.query(DRAW_FREE, (row, number) -> row.getLong("number"), stride, workspace);
            if (!free.isEmpty()) {
                return free.getFirst();
            }
        }
    }

    private record Key(String workspace, Object value) {}
}
