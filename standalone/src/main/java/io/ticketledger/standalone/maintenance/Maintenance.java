package io.ticketledger.standalone.maintenance;

import io.ticketledger.platform.backup.BackupException;
import io.ticketledger.standalone.postgres.PostgresException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Reads the command line of everything but serving, and carries it out. */
public final class Maintenance {

    /** There while a directory is being restored: what it holds then is no event store. */
    public static final String UNFINISHED = "restore.unfinished";

    private static final Set<String> OPTIONS = Set.of(
            Target.DATA_DIR, Target.URL, Target.USERNAME, Target.PASSWORD);

    private static final String USAGE = """
            Usage:
              java -jar ticketledger.jar [--server.port=N] [--ticketledger.data-dir=DIR] [--<setting>=<value>]...
                  Serves, on the data in DIR (./data).
              java -jar ticketledger.jar backup FILE [--ticketledger.data-dir=DIR]
                  Dumps the event store into a new FILE, also while Ticket Ledger serves.
              java -jar ticketledger.jar restore FILE [--ticketledger.data-dir=DIR]
                  Restores FILE into a DIR that is new or empty.

            Instead of DIR, backup and restore take a PostgreSQL elsewhere: --spring.datasource.url=jdbc:postgresql://...
            --spring.datasource.username=... and --spring.datasource.password=... (or, so that nobody sees it, the
            variable SPRING_DATASOURCE_PASSWORD).
            """;

    private Maintenance() {}

    /** Returns the exit code: 0, or 1 when the command failed, or 2 when the command line is wrong. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        ApplicationArguments line = new DefaultApplicationArguments(args);
        List<String> words = line.getNonOptionArgs();
        if (line.containsOption("help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        boolean understood = words.size() == 2
                && Set.of("backup", "restore").contains(words.getFirst())
                && OPTIONS.containsAll(line.getOptionNames());
        if (!understood) {
            err.print(USAGE);
            return 2;
        }
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        quieten(settings);
        try {
            Path file = Path.of(words.get(1));
            Target target = Target.of(settings);
            out.println(words.getFirst().equals("backup") ? new Backup(target).to(file) : new Restore(target).from(file));
            return 0;
        } catch (BackupException | PostgresException | MaintenanceException e) {
            err.println(e.getMessage());
        } catch (SQLException | FlywayException e) {
            err.println("PostgreSQL refuses: " + e.getMessage());
        } catch (IOException | InvalidPathException e) {
            err.println("Cannot " + words.getFirst() + " " + words.get(1) + ": " + e);
        }
        return 1;
    }

    /** Warnings only: what a command has to say it says itself. */
    private static void quieten(StandardEnvironment settings) {
        LoggingSystem logging = LoggingSystem.get(Maintenance.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(settings), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
