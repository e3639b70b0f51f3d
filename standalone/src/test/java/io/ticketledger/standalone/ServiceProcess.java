package io.ticketledger.standalone;

import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.postgres.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the services, started from its executable jar as an operator starts it. */
record ServiceProcess(Process process, Path log, LedgerClient client) implements AutoCloseable {

    /** @param service the module's name, such as {@code command-service} */
    static ServiceProcess start(String service, PostgresServer postgres, String adminKey, String... arguments)
            throws IOException {
        Path jar = Path.of("..", service, "target", service + "-exec.jar").normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: this test runs after the package phase");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = Files.createTempFile(service, ".log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        command.add("--spring.datasource.url=" + postgres.jdbcUrl());
        command.add("--spring.datasource.username=" + postgres.username());
        command.add(RunningLedger.PATIENT_READS);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        builder.environment().put("TICKETLEDGER_ADMIN_KEY", adminKey);
        return new ServiceProcess(builder.start(), log, new LedgerClient("http://127.0.0.1:" + port, adminKey));
    }

    LedgerClient ready() throws IOException {
        await().atMost(RunningLedger.PATIENCE).until(() -> !process.isAlive() || client.isReady());
        if (!process.isAlive()) {
            throw new IOException("it ended: " + Files.readString(log));
        }
        return client;
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
