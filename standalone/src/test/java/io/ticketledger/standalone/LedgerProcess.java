package io.ticketledger.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Ticket Ledger in a JVM of its own, as an operator starts it. */
final class LedgerProcess implements AutoCloseable {

    private final Process process;
    private final Path directory;
    private final Path errors;
    private final Path output;
    private final int port;

    private LedgerProcess(Process process, Path directory, Path errors, Path output, int port) {
        this.process = process;
        this.directory = directory;
        this.errors = errors;
        this.output = output;
        this.port = port;
    }

    static LedgerProcess start(Path directory, String... arguments) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path errors = Files.createTempFile("ledger", ".err");
        Path output = Files.createTempFile("ledger", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandaloneApplication.class.getName()));
        command.addAll(
                List.of("--server.port=" + port, "--ticketledger.data-dir=" + directory, RunningLedger.PATIENT_READS));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        return new LedgerProcess(process, directory, errors, output, port);
    }

    LedgerClient ready() throws IOException {
        LedgerClient probe = new LedgerClient("http://127.0.0.1:" + port, "none");
        await().atMost(RunningLedger.PATIENCE).until(() -> !process.isAlive() || probe.isReady());
        if (!process.isAlive()) {
            throw new IOException("it ended: " + Files.readString(errors) + Files.readString(output));
        }
        return probe.withKey(RunningLedger.key(directory));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As by SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(RunningLedger.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it still runs");
        }
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
        Files.delete(errors);
        Files.delete(output);
    }
}
