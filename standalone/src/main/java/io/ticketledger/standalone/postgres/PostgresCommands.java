package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs of PostgreSQL: {@code initdb} and {@code pg_ctl}. What they say goes to the server's log. */
final class PostgresCommands {

    private static final Duration SPARE = Duration.ofSeconds(10);

    private final Path home;
    private final ServerAccount account;
    private final PostgresLog log;

    PostgresCommands(Path home, ServerAccount account, PostgresLog log) {
        this.home = home;
        this.account = account;
        this.log = log;
    }

    /**
     * Text is UTF-8, compared by code point and cased by Unicode without the operating system's locales, so that an
     * upgrade of those cannot corrupt an index.
     */
    void initdb(Path data, String username, Path passwordFile) throws IOException {
        int exit = run(
                Duration.ofMinutes(3),
                "initdb",
                "--pgdata=" + data,
                "--username=" + username,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--wal-segsize=" + PostgresSettings.WAL_SEGMENT_MB,
                "--no-instructions");
        if (exit != 0) {
            throw new PostgresException("initdb failed (exit code " + exit + ")." + log.tail());
        }
    }

    /** Starts the server, detached from this process's terminal, and returns whether it takes connections. */
    boolean start(Path data, Duration bound) throws IOException {
        return pgCtl("start", data, bound, "--log=" + log.file()) == 0;
    }

    /** Stops the server and returns whether it is gone. */
    boolean stop(Path data, String mode, Duration bound) throws IOException {
        return pgCtl("stop", data, bound, "--mode=" + mode) == 0;
    }

    private int pgCtl(String action, Path data, Duration bound, String option) throws IOException {
        return run(
                bound.plus(SPARE),
                "pg_ctl",
                action,
                "--pgdata=" + data,
                "--silent",
                "--wait",
                "--timeout=" + bound.toSeconds(),
                option);
    }

    private int run(Duration bound, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path directory = log.file().toAbsolutePath().getParent();
        return Programs.run(
                account.command(command),
                directory == null ? home : directory,
                Redirect.appendTo(log.file().toFile()),
                bound);
    }
}
