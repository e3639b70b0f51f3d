package io.ticketledger.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Ticket Ledger in the tests' own process, on a port of the system's choice. */
public record RunningLedger(Standalone standalone, LedgerClient client, Path directory) implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A read waits, however slow the machine, rather than answer with what is old. */
    public static final String PATIENT_READS = "--ticketledger.consistency.timeout=60s";

    /** Returns when it is ready. */
    public static RunningLedger start(Path directory, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--ticketledger.data-dir=" + directory,
                PATIENT_READS,
                // Tests fail to authenticate more often than anybody may without being slowed.
                "--ticketledger.limits.failed-authentication.delay=0s"));
        arguments.addAll(List.of(settings));
        Standalone standalone = Standalone.start(arguments.toArray(String[]::new));
        String port = standalone.context().getEnvironment().getRequiredProperty("local.server.port");
        LedgerClient client = new LedgerClient("http://127.0.0.1:" + port, key(directory));
        await().atMost(PATIENCE).until(client::isReady);
        return new RunningLedger(standalone, client, directory);
    }

    public static String key(Path directory) throws IOException {
        return Files.readString(directory.resolve("admin.key")).strip();
    }

    @Override
    public void close() {
        standalone.close();
    }
}
