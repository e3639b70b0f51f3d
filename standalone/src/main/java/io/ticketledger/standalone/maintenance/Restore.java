package io.ticketledger.standalone.maintenance;

import io.ticketledger.platform.backup.BackupManifest;
import io.ticketledger.platform.backup.EventStoreBackup;
import io.ticketledger.standalone.postgres.FileTrees;
import io.ticketledger.standalone.postgres.PostgresLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Restores a backup into a new data directory, or into an empty database elsewhere. */
record Restore(Target target) {

    /** Returns what to tell the operator. */
    String from(Path file) throws SQLException, IOException {
        BackupManifest manifest = EventStoreBackup.verify(file);
        String place =
                switch (target) {
                    case Target.Elsewhere(PostgresLogin login) -> {
                        restore(login, file, manifest);
                        yield login.url();
                    }
                    case Target.DataDirectory(Path directory) -> {
                        restore(directory, file, manifest);
                        yield directory + ". Its first start makes a new admin key";
                    }
                };
        return String.format(
                Locale.ROOT,
                "Restored %,d events of %,d tickets, as of %s, into %s.",
                manifest.rows("event"),
                manifest.rows("ticket_directory"),
                manifest.createdAt(),
                place);
    }

    private static void restore(Path directory, Path file, BackupManifest manifest) throws SQLException, IOException {
        if (Files.exists(directory) && !entries(directory).isEmpty()) {
            throw new MaintenanceException(directory + " is not empty: a backup is restored into a new directory only.");
        }
        boolean existed = Files.exists(directory);
        boolean finished = false;
        OwnServer server = OwnServer.start(directory);
        // From here on the directory is ours, to clear if need be.
        try {
            try (server) {
                Files.createFile(directory.resolve(Maintenance.UNFINISHED));
                restore(server.login(), file, manifest);
            }
            Files.delete(directory.resolve(Maintenance.UNFINISHED));
            finished = true;
        } finally {
            if (!finished) {
                clear(directory, existed);
            }
        }
    }

    private static void clear(Path directory, boolean keep) throws IOException {
        for (Path entry : entries(directory)) {
            FileTrees.delete(entry);
        }
        if (!keep) {
            Files.delete(directory);
        }
    }

    private static void restore(PostgresLogin login, Path file, BackupManifest manifest)
            throws SQLException, IOException {
        try (Connection connection = login.connect()) {
            if (isBlank(connection)) {
                migrate(login, manifest.schemaVersion());
            }
            EventStoreBackup.restore(connection, file);
        }
    }

    /** To the version of the backup; the next start of the service migrates what it holds to the present one. */
    private static void migrate(PostgresLogin login, String version) {
        Flyway flyway = Flyway.configure()
                .dataSource(login.url(), login.username(), login.password())
                .target(version)
                .load();
        boolean known = Arrays.stream(flyway.info().all())
                .anyMatch(migration -> String.valueOf(migration.getVersion()).equals(version));
        if (!known) {
            throw new MaintenanceException("The backup has schema version " + version
                    + ", which this release does not know: restore it with the release that made it, or a later one.");
        }
        flyway.migrate();
    }

    private static boolean isBlank(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
