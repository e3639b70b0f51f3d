package io.ticketledger.standalone.maintenance;

import io.ticketledger.standalone.postgres.PostgresLogin;
import java.nio.file.Path;
import org.springframework.core.env.PropertyResolver;

/** Where the event store is that a command works on. */
sealed interface Target {

    String DATA_DIR = "ticketledger.data-dir";
    String USUAL_DIR = "data";
    String URL = "spring.datasource.url";
    String USERNAME = "spring.datasource.username";
    String PASSWORD = "spring.datasource.password";

    /** A data directory of standalone. */
    record DataDirectory(Path path) implements Target {}

    /** A PostgreSQL that somebody else runs. */
    record Elsewhere(PostgresLogin login) implements Target {}

    static Target of(PropertyResolver settings) {
        String url = settings.getProperty(URL, "");
        String directory = settings.getProperty(DATA_DIR, "");
        if (!url.isEmpty() && !directory.isEmpty()) {
            throw new MaintenanceException(
                    "Both " + URL + " and " + DATA_DIR + " are set: it can be one of them only.");
        }
        if (url.isEmpty()) {
            Path path = Path.of(directory.isEmpty() ? USUAL_DIR : directory);
            return new DataDirectory(path.toAbsolutePath().normalize());
        }
        return new Elsewhere(
                new PostgresLogin(url, settings.getProperty(USERNAME, ""), settings.getProperty(PASSWORD, "")));
    }
}
