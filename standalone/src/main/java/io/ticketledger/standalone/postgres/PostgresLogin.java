package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How to get into a database.
 *
 * @param url without the password
 */
public record PostgresLogin(String url, String username, String password) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT_LINE = 3;

    /**
     * Into the server that another process runs on a data directory, which may just be starting.
     *
     * @throws PostgresException when it cannot be reached
     */
    public static PostgresLogin running(Path directory) {
        try {
            Path real = directory.toRealPath();
            AtomicReference<PostgresLogin> working = new AtomicReference<>();
            boolean answers = Waiting.until(PATIENCE, () -> {
                Optional<PostgresLogin> login = read(real).filter(PostgresLogin::works);
                login.ifPresent(working::set);
                return login.isPresent();
            });
            if (answers) {
                return working.get();
            }
            throw new PostgresException("A Ticket Ledger holds " + directory + ", but its PostgreSQL does not answer.");
        } catch (IOException e) {
            throw new PostgresException("Cannot read how to reach the PostgreSQL of " + directory + ": " + e + ".", e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    private static Optional<PostgresLogin> read(Path directory) throws IOException {
        PostgresData data = new PostgresData(directory);
        Path pidFile = data.path().resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            lines = List.of();
        }
        if (lines.size() <= PORT_LINE || !lines.get(PORT_LINE).strip().matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        return Optional.of(new PostgresLogin(LedgerDatabase.url(port), PostgresData.USERNAME, data.password()));
    }

    private boolean works() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
