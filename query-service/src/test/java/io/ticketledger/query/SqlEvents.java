package io.ticketledger.query;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts events into the event store as command-service's append would. */
final class SqlEvents {
    private static final EventJson JSON = new EventJson();

    private final JdbcTemplate jdbc;

    SqlEvents(DataSource owner) {
        jdbc = new JdbcTemplate(owner);
    }

    record Entry(String streamId, LedgerEvent event) {}

    void append(List<Entry> entries) {
        jdbc.batchUpdate(
                "INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,"
                        + " payload_type, payload_revision, payload, meta_data, recorded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now())",
                entries,
                500,
                (statement, entry) -> {
                    StoredEvent stored = JSON.write(entry.event());
                    statement.setString(1, entry.event().workspace());
                    statement.setString(2, entry.streamId());
                    statement.setLong(3, entry.event().version() - 1);
                    statement.setString(4, entry.event() instanceof TicketEvent ? "Ticket" : "TicketChannel");
                    statement.setString(5, UUID.randomUUID().toString());
                    statement.setString(6, stored.type());
                    statement.setString(7, stored.revision());
                    statement.setBytes(8, stored.payload());
                    statement.setBytes(9, "{}".getBytes(StandardCharsets.UTF_8));
                });
        for (Entry entry : entries) {
            switch (entry.event()) {
                case TicketEvent.TicketCreated created ->
                    jdbc.update(
                            "INSERT INTO ticket_directory (stream_id, workspace, ticket_id, number, unfinished)"
                                    + " VALUES (?, ?, ?, ?, true)",
                            entry.streamId(),
                            created.workspace(),
                            created.ticketId(),
                            created.number());
                case TicketEvent.TicketDeleted deleted ->
                    jdbc.update("UPDATE ticket_directory SET deleted = true WHERE stream_id = ?", entry.streamId());
                default -> {}
            }
        }
    }

    void append(String streamId, LedgerEvent event) {
        append(List.of(new Entry(streamId, event)));
    }
}
