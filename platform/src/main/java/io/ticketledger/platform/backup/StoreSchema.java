package io.ticketledger.platform.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a backup covers, as the database itself describes them, so that a table which a later migration adds
 * cannot be forgotten. Left out are Flyway's own table and the snapshots, which can be made again.
 *
 * @param version the newest migration that was applied
 */
record StoreSchema(String version, List<Table> tables) {

    /** Filled by a migration, so a restore replaces its rows instead of demanding that there be none. */
    private static final String SEEDED = "ledger_secret";

    private static final String TABLES = """
            SELECT c.relname,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                         ORDER BY a.attnum),
                   ARRAY(SELECT a.attname::text FROM pg_index i
                         CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
                         WHERE i.indrelid = c.oid AND i.indisprimary
                         ORDER BY k.place)
            FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
              AND c.relname NOT IN ('flyway_schema_history', 'snapshot')
            ORDER BY c.relname
            """;

    private static final String VERSION = """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
            """;

    private static final String SEQUENCES = """
            SELECT sequencename, coalesce(last_value + increment_by, start_value)
            FROM pg_sequences WHERE schemaname = current_schema()
            """;

    record Table(String name, List<String> columns, List<String> key) {

        boolean seeded() {
            return name.equals(SEEDED);
        }

        String copyOut() {
            return "COPY (SELECT " + quoted(columns) + " FROM " + quoted(name) + " ORDER BY " + quoted(key)
                    + ") TO STDOUT";
        }

        String copyIn() {
            return "COPY " + quoted(name) + " (" + quoted(columns) + ") FROM STDIN";
        }
    }

    /** @throws BackupException when the database has never been migrated */
    static StoreSchema of(Connection connection) throws SQLException {
        if (text(connection, "SELECT to_regclass('flyway_schema_history')") == null) {
            throw new BackupException("The database holds no event store.");
        }
        String version = text(connection, VERSION);
        if (version == null) {
            throw new BackupException("The database holds no event store.");
        }
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), names(rows.getArray(2)), names(rows.getArray(3))));
            }
        }
        return new StoreSchema(version, List.copyOf(tables));
    }

    /** The value that each sequence gives next. It is never older than the rows that this transaction sees. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> next = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                next.put(rows.getString(1), rows.getLong(2));
            }
        }
        return next;
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(StoreSchema::quoted).collect(Collectors.joining(", "));
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
