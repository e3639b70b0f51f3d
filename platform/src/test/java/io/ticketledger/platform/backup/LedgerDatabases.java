package io.ticketledger.platform.backup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Databases of one server, migrated, with rows of every kind. */
final class LedgerDatabases {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private final EmbeddedPostgres postgres;

    LedgerDatabases(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        try (Connection admin = connect("postgres")) {
            execute(admin, "CREATE DATABASE migrated");
        }
        Flyway.configure()
                .dataSource(postgres.getDatabase("postgres", "migrated"))
                .load()
                .migrate();
    }

    Connection create() throws SQLException {
        return create(" TEMPLATE migrated");
    }

    Connection createEmpty() throws SQLException {
        return create("");
    }

    private Connection create(String template) throws SQLException {
        String name = "ledger" + COUNT.incrementAndGet();
        try (Connection admin = connect("postgres")) {
            execute(admin, "CREATE DATABASE " + name + template);
        }
        return connect(name);
    }

    Connection connect(String database) throws SQLException {
        return postgres.getDatabase("postgres", database).getConnection();
    }

    /** Values with everything that a text format may trip over. */
    static void fill(Connection connection, int events) throws SQLException {
        execute(
                connection,
                "INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type,"
                        + " event_identifier, payload_type, payload_revision, payload, meta_data, recorded_at)"
                        + " SELECT E'w\\t\\n\\\\N\\\\.' || chr(128512), 's' || i / 5, i % 5, 'Ticket', 'e' || i,"
                        + " 'TicketCreated', CASE WHEN i % 2 = 0 THEN '1' END,"
                        + " convert_to(repeat(E'\\u00e9\\n' || i, 20), 'UTF8') || '\\x00ff5c2e0a'::bytea, '\\x',"
                        + " timestamptz '2026-01-01 00:00:00.001Z' + i * interval '1.337 s'"
                        + " FROM generate_series(1, " + events + ") i",
                "SELECT feed_sequence('{[1,)}', 0, " + (events + 1) + ", true)",
                "INSERT INTO ticket_directory SELECT 's' || i, 'w', gen_random_uuid(), nextval('ticket_number'),"
                        + " CASE WHEN i % 3 = 0 THEN 'short' || i END, i % 2 = 0, i % 7 = 0"
                        + " FROM generate_series(1, " + events / 5 + ") i",
                "INSERT INTO idempotency SELECT 'w', 'me', 'k' || i, 0, 'POST', '/commands/reply', '\\x01', 's1', 1, 2,"
                        + " 200, now() FROM generate_series(1, 10) i",
                "INSERT INTO bulk_job (id, workspace, subject, credential_id, display_name, dialect, correlation_id, name,"
                        + " numbers, last_number, actions, total, refusals) VALUES (gen_random_uuid(), 'w', 'me', 'c',"
                        + " E'\\t\"', 'helpdesk', 'x', 'batch', '{1,2}', 0,"
                        + " '[{\"action\":\"reply\",\"message\":\"\\u0000\\n\"}]', 2, '[]')",
                "INSERT INTO api_key VALUES (gen_random_uuid(), 'w', 'n', 's', '\"quoted\"', '{TICKET_READ,ADMIN}',"
                        + " 'tlk_ab', '\\xff', now(), 'me', NULL, now())",
                "INSERT INTO api_key_use SELECT 'w', 'k' || i, date '2026-01-01' + i, 'query-service', i, 1, now(), now()"
                        + " FROM generate_series(1, 3) i",
                "INSERT INTO access_audit SELECT gen_random_uuid(), now(), 'w', 'default', 'me', 'admin-key',"
                        + " E'\\t\"', 'API_KEY_CREATED', CASE WHEN i % 2 = 0 THEN 'x' END,"
                        + " '{\"name\":\"\\u0000\\n\"}', 'c', NULL FROM generate_series(1, 3) i",
                "INSERT INTO snapshot SELECT aggregate_identifier, sequence_number, 'Ticket', 'x', 'T', NULL, '\\x',"
                        + " '\\x', now() FROM event LIMIT 3");
    }

    /** Appends an event and returns its global index. */
    static long append(Connection connection) throws SQLException {
        return number(
                connection,
                "INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type,"
                        + " event_identifier, payload_type, payload, meta_data, recorded_at) VALUES ('w',"
                        + " gen_random_uuid()::text, 0, 'Ticket', gen_random_uuid()::text, 'TicketCreated', '\\x01',"
                        + " '\\x', now()) RETURNING global_index");
    }

    static long nextTicketNumber(Connection connection) throws SQLException {
        return number(connection, "SELECT nextval('ticket_number')");
    }

    static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
