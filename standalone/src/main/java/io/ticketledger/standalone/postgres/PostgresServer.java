package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL 18 that this process starts on a data directory and stops again.
 *
 * <p>The directory holds {@code postgres} (the database), {@code postgres.password} (its superuser's password, mode
 * 0600), {@code postgres.log} and {@code ledger.lock}. The server listens on 127.0.0.1 only and asks everybody for the
 * password. It outlives this process when that is killed; the next start stops it first.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration LOG_CHECK = Duration.ofSeconds(10);

    private final DataDirectoryLock lock;
    private final PostgresData data;
    private final Postmaster postmaster;
    private final PostgresLog serverLog;
    private final String password;
    private final int port;
    private final Thread logKeeper;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PostgresServer(
            DataDirectoryLock lock,
            PostgresData data,
            Postmaster postmaster,
            PostgresLog serverLog,
            String password,
            int port) {
        this.lock = lock;
        this.data = data;
        this.postmaster = postmaster;
        this.serverLog = serverLog;
        this.password = password;
        this.port = port;
        this.logKeeper = Thread.ofVirtual().name("postgres-log").unstarted(this::keepLogSmall);
    }

    /** Starts on a directory, which is made when missing, with the default {@link PostgresOptions}. */
    public static PostgresServer start(Path directory) {
        return start(PostgresOptions.in(directory));
    }

    /**
     * Starts the server and returns when it takes connections and has the database {@code ticketledger}.
     *
     * @throws DataDirectoryInUseException at once when the directory is taken
     * @throws DataDirectoryVersionException when the data is of another major version
     * @throws PostgresException when anything else is in the way; nothing is left running then
     */
    public static PostgresServer start(PostgresOptions options) {
        try {
            Path directory = prepare(options.directory());
            DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
            try {
                return start(options, directory, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresException("Cannot start PostgreSQL in " + options.directory() + ": " + e + ".", e);
        }
    }

    private static PostgresServer start(PostgresOptions options, Path directory, DataDirectoryLock lock)
            throws IOException {
        long begin = System.nanoTime();
        PostgresData data = new PostgresData(directory);
        boolean exists = data.exists();
        data.deleteDrafts();
        ServerAccount account = ServerAccount.of(data.path());
        account.letThrough(directory);
        PostgresLog serverLog = new PostgresLog(directory);
        account.own(serverLog.file());
        Path home = PostgresBinaries.install(options.cache(), account);
        PostgresCommands commands = new PostgresCommands(home, account, serverLog);
        Postmaster postmaster = new Postmaster(data.path(), commands);
        if (exists) {
            postmaster.clearOrphan();
        } else {
            data.create(commands, account);
        }
        account.own(data.path());
        String password = data.password();
        int port = new Launch(data.path(), account, commands, postmaster, serverLog).on(options.port());
        try {
            LedgerDatabase.ensure(port, PostgresData.USERNAME, password);
        } catch (SQLException e) {
            String lastWords = serverLog.tail();
            postmaster.stop();
            throw new PostgresException("PostgreSQL runs but cannot be used: " + e.getMessage() + "." + lastWords, e);
        }
        PostgresServer server = new PostgresServer(lock, data, postmaster, serverLog, password, port);
        server.logKeeper.start();
        log.info(
                "PostgreSQL runs on 127.0.0.1:{} with the data in {}, after {} ms",
                port,
                data.path(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return server;
    }

    public PostgresLogin login() {
        return new PostgresLogin(jdbcUrl(), username(), password);
    }

    /** Without the password, and without parameters. */
    public String jdbcUrl() {
        return LedgerDatabase.url(port);
    }

    /** The superuser. */
    public String username() {
        return PostgresData.USERNAME;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /**
     * Stops the server, rolling back what is open, and returns when it is gone and the directory is free again. A
     * second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        logKeeper.interrupt();
        try {
            stop();
        } catch (IOException e) {
            throw new PostgresException("Cannot stop the PostgreSQL on " + data.path() + ": " + e + ".", e);
        } finally {
            lock.close();
        }
    }

    private void stop() throws IOException {
        serverLog.mark();
        if (!postmaster.isRunning()) {
            log.warn("PostgreSQL had stopped before");
        } else if (postmaster.stop()) {
            log.info("PostgreSQL stopped");
        } else {
            throw new PostgresException("The PostgreSQL on " + data.path() + " does not stop." + serverLog.tail());
        }
    }

    private void keepLogSmall() {
        try {
            while (!closed.get()) {
                Thread.sleep(LOG_CHECK);
                serverLog.trim();
            }
        } catch (InterruptedException e) {
            log.debug("The log of PostgreSQL is no longer watched");
        } catch (IOException e) {
            log.warn("The log of PostgreSQL is no longer kept small: {}", e.toString());
        }
    }

    private static Path prepare(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent != null && Files.notExists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(parent);
            Files.createDirectory(absolute, FileTrees.PRIVATE_DIRECTORY);
        }
        return plainPath(absolute.toRealPath());
    }

    /** pg_ctl hands paths to a shell, in double quotes. */
    static Path plainPath(Path path) {
        if (path.toString().matches("(?s).*[\"$`\\\\\\p{Cntrl}].*")) {
            throw new PostgresException("PostgreSQL cannot use the path " + path
                    + ": it must not contain quotes, dollar signs, backslashes or control characters.");
        }
        return path;
    }
}
