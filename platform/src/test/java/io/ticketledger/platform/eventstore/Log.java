package io.ticketledger.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.test.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log written by hand, and the query side's engine that reads it. */
final class Log implements AutoCloseable {
    static final String CLAIMED = """
            {"ticketId": "6f0c7f4e-52c5-4d0e-9a3b-1c6f3a1f0d11", "version": 1, "workspace": "default",
             "occurredAt": "2026-03-01T10:00:00.123Z",
             "actor": {"subject": "ann", "credentialId": "key-1", "dialect": "LEDGER"},
             "by": "ann", "personal": {"actorName": "Ann"}}
            """;

    final TestPostgres.Database database = TestPostgres.create();
    final JdbcTemplate owner = new JdbcTemplate(database.asOwner());
    final HikariDataSource pool = database.pool(TestPostgres.QUERY_ROLE, 4);

    LedgerEventStorageEngine engine() {
        return engine(new EventJson());
    }

    LedgerEventStorageEngine engine(EventJson json) {
        CatalogueSerializer serializer = new CatalogueSerializer(json);
        return new LedgerEventStorageEngine(
                LedgerEventStorageEngine.on(pool).eventSerializer(serializer).snapshotSerializer(serializer),
                pool,
                new Feed(pool),
                null);
    }

    /** Inserts a claim into a stream of its own. */
    void insert(Connection connection) throws SQLException {
        insert(connection, "TicketClaimed", "1", CLAIMED);
    }

    static void insert(Connection connection, String type, String revision, String json) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                                   payload_type, payload_revision, payload, meta_data, recorded_at)
                VALUES ('default', ?, 0, 'Ticket', ?, ?, ?, convert_to(?, 'UTF8'), '{}', '2020-01-01T00:00:00Z')
                """)) {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, UUID.randomUUID().toString());
            statement.setString(3, type);
            statement.setString(4, revision);
            statement.setString(5, json);
            statement.executeUpdate();
        }
    }

    /** Inserts as many, each in a transaction of its own. */
    void insert(int count) {
        try (Connection connection = database.asOwner().getConnection()) {
            for (int i = 0; i < count; i++) {
                insert(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws numbers and throws them away, as a rolled back append does. */
    void burn(int count) {
        owner.execute("SELECT nextval(pg_get_serial_sequence('event', 'global_index')) FROM generate_series(1, " + count
                + ")");
    }

    /** The positions of everything behind one. */
    static List<Long> read(LedgerEventStorageEngine engine, long after) {
        return engine.readEvents(new GlobalSequenceTrackingToken(after), false)
                .map(TrackedEventMessage::trackingToken)
                .map(token -> token.position().orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
