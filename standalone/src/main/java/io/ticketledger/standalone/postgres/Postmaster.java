package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's processes on the data, ours or those that a killed process left behind. Called with the directory
 * locked, so that whatever runs there belongs to nobody else. No other process is ever signalled: pids are reused, and
 * {@code pg_ctl} believes what it reads in {@code postmaster.pid}.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST_BOUND = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_BOUND = Duration.ofSeconds(10);
    private static final Duration EXIT_BOUND = Duration.ofSeconds(15);

    private final Path data;
    private final Path pidFile;
    private final PostgresCommands commands;

    Postmaster(Path data, PostgresCommands commands) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
        this.commands = commands;
    }

    /** Stops an orphan, if any, and waits until its last process is gone, so that a server can start. */
    void clearOrphan() throws IOException {
        OptionalLong pid = recordedPid();
        if (isRunning()) {
            log.warn("Stopping the PostgreSQL (process {}) that a killed process left on {}", pid.getAsLong(), data);
            stop();
        }
        if (!Waiting.until(EXIT_BOUND, () -> processes().isEmpty())) {
            throw new PostgresException("A PostgreSQL that nobody owns still runs on " + data + " (processes "
                    + processes() + "): stop it, then start again.");
        }
        deleteMisleadingPidFile();
    }

    /** Stops the server, at once where a checkpoint takes too long, and returns whether none runs any more. */
    boolean stop() throws IOException {
        if (!isRunning() || commands.stop(data, "fast", FAST_BOUND)) {
            return true;
        }
        return kill();
    }

    /** Stops the server without a checkpoint; its next start recovers from its log. */
    boolean kill() throws IOException {
        return !isRunning() || commands.stop(data, "immediate", IMMEDIATE_BOUND) || !isRunning();
    }

    boolean isRunning() throws IOException {
        OptionalLong pid = recordedPid();
        return pid.isPresent() && isPostgresHere(pid.getAsLong());
    }

    List<Long> processes() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isPostgresHere)
                .toList();
    }

    /**
     * PostgreSQL refuses to start when the process named in {@code postmaster.pid} is alive, whoever that is now, and
     * when the file is empty. No server runs here, so neither can be right.
     */
    private void deleteMisleadingPidFile() throws IOException {
        OptionalLong pid = recordedPid();
        boolean dead = pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isEmpty();
        if (!dead && Files.deleteIfExists(pidFile)) {
            log.warn("Removed {}: it did not name a PostgreSQL on this directory", pidFile);
        }
    }

    private OptionalLong recordedPid() throws IOException {
        if (!Files.exists(pidFile)) {
            return OptionalLong.empty();
        }
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,10}") ? OptionalLong.of(Long.parseLong(first)) : OptionalLong.empty();
    }

    /** Whether a process runs the program {@code postgres} on this very directory. */
    private boolean isPostgresHere(long pid) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return isPostgresByArguments(pid);
        }
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            // The link's target ends in " (deleted)" when the binaries have been replaced.
            Path program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
            return program != null
                    && program.toString().replace(" (deleted)", "").equals("postgres")
                    && Files.isSameFile(process.resolve("cwd"), data);
        } catch (IOException e) {
            return false; // gone meanwhile, or another user's
        }
    }

    private boolean isPostgresByArguments(long pid) {
        Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
        String program = info.flatMap(ProcessHandle.Info::command).orElse("");
        List<String> arguments =
                List.of(info.flatMap(ProcessHandle.Info::arguments).orElse(new String[0]));
        int option = arguments.indexOf("-D");
        return program.endsWith("/postgres")
                && option >= 0
                && option + 1 < arguments.size()
                && arguments.get(option + 1).equals(data.toString());
    }
}
