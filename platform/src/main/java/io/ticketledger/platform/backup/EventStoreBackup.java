package io.ticketledger.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Dumps the event store and restores it, byte for byte, on any PostgreSQL that the ledger runs on.
 *
 * <p>A backup is a zip: {@code manifest.json} and, for each table, its rows in the text format of COPY. It holds
 * personal data, the hashes of API keys and the key that signs cursors. Connections must be logged in as the owner of
 * the schema, and not within a transaction.
 */
public final class EventStoreBackup {

    private EventStoreBackup() {}

    /**
     * Writes the store as it is at this moment, in constant memory, while the ledger goes on working. What is written
     * is complete only when this returns.
     *
     * @throws BackupException when the database holds no event store
     */
    public static BackupManifest write(Connection connection, OutputStream out) throws SQLException, IOException {
        return Transactions.run(connection, () -> {
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            settle(connection);
            Instant begin = Clock.systemUTC().instant();
            StoreSchema schema = StoreSchema.of(connection);
            try (BackupWriter writer = new BackupWriter(connection, out)) {
                List<BackupManifest.Table> tables = new ArrayList<>();
                for (StoreSchema.Table table : schema.tables()) {
                    tables.add(writer.add(table));
                }
                BackupManifest manifest = new BackupManifest(
                        BackupArchive.FORMAT, schema.version(), begin, tables, StoreSchema.sequences(connection));
                writer.finish(manifest);
                return manifest;
            }
        });
    }

    /**
     * Reads a backup from end to end and returns what it holds.
     *
     * @throws BackupException when it is damaged, incomplete or none at all
     */
    public static BackupManifest verify(Path file) throws IOException {
        try (BackupArchive archive = BackupArchive.open(file)) {
            archive.verify();
            return archive.manifest();
        }
    }

    /**
     * Restores a backup into a store of the same schema version that has no event yet, whole or not at all. The next
     * event gets a higher global index than any before.
     *
     * @throws BackupException when the backup is damaged, of another version, or the store is not empty
     */
    public static BackupManifest restore(Connection connection, Path file) throws SQLException, IOException {
        try (BackupArchive archive = BackupArchive.open(file)) {
            archive.verify();
            return Transactions.run(connection, () -> {
                settle(connection);
                new BackupRestore(connection, archive).run();
                return archive.manifest();
            });
        }
    }

    /** What the text format of values depends on. */
    private static void settle(Connection connection) throws SQLException {
        execute(connection, "SET LOCAL TIME ZONE 'UTC'");
        execute(connection, "SET LOCAL datestyle = 'ISO, YMD'");
        execute(connection, "SET LOCAL bytea_output = 'hex'");
        execute(connection, "SET LOCAL extra_float_digits = 3");
        execute(connection, "SET LOCAL statement_timeout = 0");
        execute(connection, "SET LOCAL idle_in_transaction_session_timeout = 0");
        execute(connection, "SET LOCAL lock_timeout = '10s'");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
