package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.json.EventJson;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Histories out of PostgreSQL, a page at a time, so that a long one takes no more memory than a short one. */
public final class JdbcTicketHistories implements TicketHistories {
    private static final int PAGE = 500;

    /** A page ends with the event that makes the payloads longer than that. */
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final EventJson json;

    public JdbcTicketHistories(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param cut whether there is more behind its page */
    private record Row(String streamId, long sequence, TicketEvent event, boolean cut) {}

    @Override
    public void before(Map<String, Long> versions, BiConsumer<String, TicketEvent> events) {
        String streamId = "";
        long sequence = -1;
        List<Row> page;
        do {
            page = page(versions, streamId, sequence);
            for (Row row : page) {
                events.accept(row.streamId(), row.event());
                streamId = row.streamId();
                sequence = row.sequence();
            }
        } while (!page.isEmpty() && page.getLast().cut());
    }

    private List<Row> page(Map<String, Long> versions, String streamId, long sequence) {
        List<String> streams = List.copyOf(versions.keySet());
        return jdbc.sql("""
                        SELECT stream, sequence, payload_type, payload_revision, payload,
                               found = :page OR measured > :bytes AS cut
                        FROM (SELECT *, count(*) OVER () AS found,
                                     sum(length(payload)) OVER (ORDER BY stream, sequence ROWS UNBOUNDED PRECEDING)
                                     AS measured
                              FROM (SELECT e.aggregate_identifier AS stream, e.sequence_number AS sequence,
                                           e.payload_type, e.payload_revision, e.payload
                                    FROM unnest(:streams::text[], :versions::bigint[]) AS wanted (stream, version)
                                    JOIN event e ON e.aggregate_identifier = wanted.stream
                                                AND e.sequence_number < wanted.version - 1
                                    WHERE (e.aggregate_identifier, e.sequence_number) > (:stream, :sequence)
                                    ORDER BY e.aggregate_identifier, e.sequence_number
                                    LIMIT :page) AS found) AS summed
                        WHERE measured - length(payload) <= :bytes
                        ORDER BY stream, sequence""")
                .param("streams", streams.toArray(String[]::new))
                .param("versions", streams.stream().map(versions::get).toArray(Long[]::new))
                .param("stream", streamId)
                .param("sequence", sequence)
                .param("page", PAGE)
                .param("bytes", PAGE_BYTES)
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getLong(2),
                        (TicketEvent) json.read(row.getString(3), row.getString(4), row.getBytes(5)),
                        row.getBoolean(6)))
                .list();
    }
}
