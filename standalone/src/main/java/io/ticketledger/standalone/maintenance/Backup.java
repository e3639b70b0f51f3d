package io.ticketledger.standalone.maintenance;

import io.ticketledger.platform.backup.BackupFile;
import io.ticketledger.platform.backup.BackupManifest;
import io.ticketledger.standalone.postgres.DataDirectoryInUseException;
import io.ticketledger.standalone.postgres.PostgresLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Dumps an event store into a file, whether it is being served or not. */
record Backup(Target target) {

    /** Returns what to tell the operator. */
    String to(Path file) throws SQLException, IOException {
        BackupManifest manifest =
                switch (target) {
                    case Target.Elsewhere(PostgresLogin login) -> dump(login, file);
                    case Target.DataDirectory(Path directory) -> dump(directory, file);
                };
        return String.format(
                Locale.ROOT,
                "Wrote %s: %,d events of %,d tickets, %,d bytes.%n"
                        + "It holds personal data and hashes of keys: keep it where nobody else reads it.",
                file,
                manifest.rows("event"),
                manifest.rows("ticket_directory"),
                Files.size(file));
    }

    private static BackupManifest dump(Path directory, Path file) throws SQLException {
        if (!Files.exists(directory.resolve("postgres"))) {
            throw new MaintenanceException("There is no Ticket Ledger in " + directory + ".");
        }
        try (OwnServer server = OwnServer.start(directory)) {
            return dump(server.login(), file);
        } catch (DataDirectoryInUseException e) {
            return dump(PostgresLogin.running(directory), file);
        }
    }

    private static BackupManifest dump(PostgresLogin login, Path file) throws SQLException {
        try (Connection connection = login.connect()) {
            return BackupFile.write(connection, file);
        }
    }
}
