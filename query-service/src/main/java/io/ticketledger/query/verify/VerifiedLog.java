package io.ticketledger.query.verify;

import io.ticketledger.query.scope.WorkspaceScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log as a verification reads it: one statement a page, and the connection given back between. Nothing but events
 * says which streams there are.
 */
final class VerifiedLog {
    static final String TICKET = "Ticket";
    static final String CHANNEL = "TicketChannel";

    /** How many streams are read at once, and after how many bytes of creations no more are. */
    static final int BATCH = 200;

    static final long BATCH_BYTES = 4 * 1024 * 1024;

    /** How many events one statement looks at in search of creations. */
    static final int LOOKED = 5_000;

    private static final int PAGE = 2_000;
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    // Said in this way it is a range of the workspace's own index, and can't be taken for one of all positions.
    private static final String CREATIONS = """
            SELECT position,
                   CASE WHEN sequence_number = 0 THEN aggregate_identifier END AS stream,
                   CASE WHEN sequence_number = 0 THEN aggregate_type END AS type,
                   CASE WHEN sequence_number = 0 THEN length(payload) END AS bytes
            FROM (SELECT position, global_index FROM feed
                  WHERE (workspace, position) > (:workspace, :after) AND (workspace, position) <= (:workspace, :end)
                  ORDER BY workspace, position LIMIT :limit) AS next JOIN event USING (global_index)
            ORDER BY position""";

    // Each stream is bounded by itself: a long one is never read whole to be sorted. Only a page has its payloads read.
    private static final String EVENTS = """
            SELECT stream, sequence_number, payload_type, payload_revision, payload, position
            FROM (SELECT stream, place, event.*, position,
                         sum(length(payload)) OVER (ORDER BY place, sequence_number ROWS UNBOUNDED PRECEDING)
                            - length(payload) AS before
                  FROM (SELECT wanted.stream, wanted.place, next.global_index
                        FROM unnest(:streams::text[]) WITH ORDINALITY AS wanted (stream, place)
                        CROSS JOIN LATERAL (
                            SELECT sequence_number, global_index FROM event
                            WHERE workspace = :workspace AND aggregate_identifier = wanted.stream
                              AND sequence_number > CASE WHEN wanted.place = 1 THEN :after ELSE -1 END
                            ORDER BY sequence_number LIMIT :page) AS next
                        ORDER BY wanted.place, next.sequence_number LIMIT :page) AS page
                  JOIN event USING (global_index) LEFT JOIN feed USING (global_index)) AS summed
            WHERE before <= :bytes ORDER BY place, sequence_number""";

    private static final String THERE = """
            SELECT aggregate_identifier FROM event
            WHERE workspace = :workspace AND aggregate_type = :type AND sequence_number = 0
              AND aggregate_identifier = ANY (:streams)""";

    private final JdbcClient jdbc;

    VerifiedLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stream's first event.
     *
     * @param bytes how long its payload is
     */
    record Creation(String stream, String type, long position, long bytes) {}

    private record Creations(List<Creation> creations, long last) {}

    /** @param position null as long as it has none */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Event(
            String stream,
            long version,
            String type,
            @Nullable String revision,
            byte[] payload,
            @Nullable Long position) {}

    /** Is given some streams at a time. */
    interface Batches {
        void next(List<Creation> creations) throws IOException;
    }

    /** Is given one event after the other. */
    interface Events {
        void next(Event event);
    }

    /** Is called whenever a page has been read. */
    interface Pause {
        void pageRead() throws IOException;
    }

    /** Gives all streams that were created up to a position, in that order. */
    void creations(WorkspaceScope scope, long end, Batches batches, Pause pause) throws IOException {
        List<Creation> some = new ArrayList<>();
        long bytes = 0;
        long last = 0;
        for (Creations page = creations(scope, last, end); page.last() > last; page = creations(scope, last, end)) {
            for (Creation creation : page.creations()) {
                some.add(creation);
                bytes += creation.bytes();
                if (some.size() == BATCH || bytes >= BATCH_BYTES) {
                    batches.next(some);
                    some = new ArrayList<>();
                    bytes = 0;
                }
            }
            last = page.last();
            pause.pageRead();
        }
        batches.next(some);
    }

    /** Gives the events of some streams, one stream after the other. */
    void events(WorkspaceScope scope, List<String> streams, Events events, Pause pause) throws IOException {
        int at = 0;
        long after = 0;
        while (true) {
            List<Event> page = events(scope, streams.subList(at, streams.size()), after);
            if (page.isEmpty()) {
                return;
            }
            page.forEach(events::next);
            at = streams.indexOf(page.getLast().stream());
            after = page.getLast().version();
            pause.pageRead();
        }
    }

    /** Looks for creations at the next events behind a position; the last place is where it began at the end. */
    private Creations creations(WorkspaceScope scope, long after, long end) {
        List<Creation> creations = new ArrayList<>();
        long[] last = {after};
        jdbc.sql(CREATIONS)
                .param("workspace", scope.workspace())
                .param("after", after)
                .param("end", end)
                .param("limit", LOOKED)
                .query(row -> {
                    last[0] = row.getLong("position");
                    String stream = row.getString("stream");
                    if (stream != null) {
                        creations.add(new Creation(stream, row.getString("type"), last[0], row.getLong("bytes")));
                    }
                });
        return new Creations(creations, last[0]);
    }

    /**
     * The next events of some streams, one stream after the other; none when there are no more.
     *
     * @param after the version of the first stream behind which it begins
     */
    private List<Event> events(WorkspaceScope scope, List<String> streams, long after) {
        return jdbc.sql(EVENTS)
                .param("workspace", scope.workspace())
                .param("streams", streams.toArray(String[]::new))
                .param("after", after - 1)
                .param("page", PAGE)
                .param("bytes", PAGE_BYTES)
                .query((row, number) -> new Event(
                        row.getString("stream"),
                        row.getLong("sequence_number") + 1,
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getBytes("payload"),
                        row.getObject("position", Long.class)))
                .list();
    }

    /** Those of the streams that there are. */
    Set<String> there(WorkspaceScope scope, String type, Collection<String> streams) {
        return new HashSet<>(jdbc.sql(THERE)
                .param("workspace", scope.workspace())
                .param("type", type)
                .param("streams", streams.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** How many tickets there are, for whoever wants to know how long it will take. */
    long tickets(WorkspaceScope scope) {
        return jdbc.sql("SELECT count(*) FROM ticket_directory WHERE workspace = :workspace")
                .param("workspace", scope.workspace())
                .query(Long.class)
                .single();
    }
}
