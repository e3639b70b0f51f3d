package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a bound, and with nothing of this process's environment but the search path. */
final class Programs {

    private Programs() {}

    /**
     * Returns the exit code.
     *
     * @throws PostgresException when the program has not ended within the bound; it is killed then
     */
    static int run(List<String> command, Path workingDirectory, Redirect output, Duration bound) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!endsWithin(process, bound)) {
            process.destroyForcibly();
            throw new PostgresException(command.getFirst() + " has not ended within " + bound.toSeconds() + " s.");
        }
        return process.exitValue();
    }

    /** Whether a program can be run here and ends well; its output is dropped. */
    static boolean succeeds(List<String> command) {
        try {
            return run(command, Path.of("/"), Redirect.DISCARD, Duration.ofSeconds(20)) == 0;
        } catch (IOException | PostgresException e) {
            return false;
        }
    }

    /** An interrupt does not cut the wait short, which is bounded anyway: a server half stopped helps nobody. */
    private static boolean endsWithin(Process process, Duration bound) {
        boolean interrupted = false;
        long end = System.nanoTime() + bound.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
