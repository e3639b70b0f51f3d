package io.ticketledger.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** Copies a verified backup into an empty store, within the transaction of the caller. */
final class BackupRestore {

    private final Connection connection;
    private final BackupArchive archive;
    private final BackupManifest manifest;

    BackupRestore(Connection connection, BackupArchive archive) {
        this.connection = connection;
        this.archive = archive;
        this.manifest = archive.manifest();
    }

    void run() throws SQLException, IOException {
        StoreSchema schema = StoreSchema.of(connection);
        if (!schema.version().equals(manifest.schemaVersion())) {
            throw new BackupException("The backup has schema version " + manifest.schemaVersion()
                    + ", the database has " + schema.version() + ": they must be the same. Nothing was restored.");
        }
        if (!sameShape(schema)) {
            throw new BackupException(
                    "The backup has other tables than the database, although both have schema version "
                            + schema.version() + ". Nothing was restored.");
        }
        requireEmpty(schema);
        for (int i = 0; i < schema.tables().size(); i++) {
            copy(manifest.tables().get(i), schema.tables().get(i));
        }
        for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
            // Unlike setval, this is undone by a rollback.
            execute("ALTER SEQUENCE " + StoreSchema.quoted(sequence.getKey()) + " RESTART WITH " + sequence.getValue());
        }
    }

    /** Both sides name their tables in the same order. */
    private boolean sameShape(StoreSchema schema) throws SQLException {
        List<StoreSchema.Table> here = schema.tables();
        List<BackupManifest.Table> there = manifest.tables();
        return names(here, StoreSchema.Table::name).equals(names(there, BackupManifest.Table::name))
                && names(here, StoreSchema.Table::columns).equals(names(there, BackupManifest.Table::columns))
                && StoreSchema.sequences(connection)
                        .keySet()
                        .equals(manifest.sequences().keySet());
    }

    private static <T, R> List<R> names(List<T> tables, Function<T, R> property) {
        return tables.stream().map(property).toList();
    }

    /** Locked against writers, who could come in between the look and the commit. */
    private void requireEmpty(StoreSchema schema) throws SQLException {
        for (StoreSchema.Table table : schema.tables()) {
            String name = StoreSchema.quoted(table.name());
            execute("LOCK TABLE " + name + " IN EXCLUSIVE MODE");
            if (table.seeded()) {
                execute("DELETE FROM " + name);
            } else if (hasRows(name)) {
                throw new BackupException("The database is not empty: the table " + table.name()
                        + " has rows. A backup is restored into a new one only. Nothing was restored.");
            }
        }
        execute("DELETE FROM snapshot");
    }

    private void copy(BackupManifest.Table table, StoreSchema.Table into) throws SQLException, IOException {
        long rows;
        try (InputStream content = archive.open(table)) {
            rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into.copyIn(), content, 64 * 1024);
        }
        if (rows != table.rows()) {
            throw new BackupException("The backup says that the table " + table.name() + " has " + table.rows()
                    + " rows, but it has " + rows + ". Nothing was restored.");
        }
    }

    private boolean hasRows(String quotedName) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + quotedName + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
