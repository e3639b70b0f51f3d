package io.ticketledger.standalone.maintenance;

import io.ticketledger.platform.backup.BackupException;
import io.ticketledger.standalone.postgres.PostgresException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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

    private static final Set<String> OPTIONS = Set.of(Target.DATA_DIR, Target.URL, Target.USERNAME, Target.PASSWORD);

    private static final String VERIFY = "verify";
    private static final Set<String> VERIFY_OPTIONS = Set.of(Target.DATA_DIR, Verify.SERVER);
    private static final String KEY = "TICKETLEDGER_API_KEY";

    private static final String USAGE = """
            Usage:
              java -jar ticketledger.jar [--server.port=N] [--ticketledger.data-dir=DIR] [--<setting>=<value>]...
                  Serves, on the data in DIR (./data).
              java -jar ticketledger.jar backup FILE [--ticketledger.data-dir=DIR]
                  Dumps the event store into a new FILE, also while Ticket Ledger serves.
              java -jar ticketledger.jar restore FILE [--ticketledger.data-dir=DIR]
                  Restores FILE into a DIR that is new or empty.
              java -jar ticketledger.jar verify [--url=http://127.0.0.1:8080] [--ticketledger.data-dir=DIR]
                  Compares the read models with the log while Ticket Ledger serves, here or elsewhere. The key, which
                  needs AUDIT_READ, is that in the variable TICKETLEDGER_API_KEY, else the one in DIR/admin.key. Ends
                  with 0 when nothing differs, 1 when something does, and 2 when that could not be found out.

            Instead of DIR, backup and restore take a PostgreSQL elsewhere: --spring.datasource.url=jdbc:postgresql://...
            --spring.datasource.username=... and --spring.datasource.password=... (or, so that nobody sees it, the
            variable SPRING_DATASOURCE_PASSWORD).
            """;

    private Maintenance() {}

    /**
     * Returns the exit code: 0, or 1 when the command failed, or 2 when the command line is wrong. That of a
     * verification is 1 when there are differences, and 2 when it failed.
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, System.getenv(), out, err);
    }

    /** @param environment where a verification looks for its key */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        ApplicationArguments line = new DefaultApplicationArguments(args);
        List<String> words = line.getNonOptionArgs();
        if (line.containsOption("help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        if (words.equals(List.of(VERIFY)) && VERIFY_OPTIONS.containsAll(line.getOptionNames())) {
            return verify(line, environment, out, err);
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
            out.println(
                    words.getFirst().equals("backup") ? new Backup(target).to(file) : new Restore(target).from(file));
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

    private static int verify(
            ApplicationArguments line, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            URI url = Verify.address(option(line, Verify.SERVER, Verify.DEFAULT));
            String key = environment.getOrDefault(KEY, "").strip();
            if (key.isEmpty()) {
                key = keyIn(Path.of(option(line, Target.DATA_DIR, Target.USUAL_DIR)));
            }
            return new Verify(url, key, out, err).run() ? 0 : 1;
        } catch (MaintenanceException e) {
            err.println(e.getMessage());
        } catch (IOException | InvalidPathException e) {
            err.println("Cannot verify: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 2;
    }

    private static String keyIn(Path directory) {
        Path file = directory.resolve("admin.key");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new MaintenanceException("There is no key: neither in the variable " + KEY + " nor in " + file
                    + ". See --ticketledger.data-dir.");
        }
    }

    private static String option(ApplicationArguments line, String name, String usual) {
        List<String> values = line.getOptionValues(name);
        return values == null || values.isEmpty() ? usual : values.getLast();
    }

    /** Warnings only: what a command has to say it says itself. */
    private static void quieten(StandardEnvironment settings) {
        LoggingSystem logging = LoggingSystem.get(Maintenance.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(settings), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
