package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.LedgerClient.Answer;
import io.ticketledger.standalone.postgres.Postmasters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The process as an operator sees it: how it starts, ends and is killed. */
class ProcessTest {

    @TempDir
    Path directory;

    @Test
    void shouldSayHowToUseItAndEndCleanlyOnSigterm() throws Exception {
        try (LedgerProcess ledger = LedgerProcess.start(directory)) {
            LedgerClient client = ledger.ready();
            await().atMost(RunningLedger.PATIENCE).until(() -> ledger.output().contains("/commands/create-ticket"));
            assertThat(ledger.output())
                    .contains("Ticket Ledger is ready", client.url(), directory.toString(), "admin.key", "swagger-ui")
                    .doesNotContain(client.key());
            assertThat(run(curl(ledger.output()))).contains("\"title\":\"Printer on fire\"");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("admin.key"))))
                    .isEqualTo("rw-------");
            assertThat(ledger.terminate()).isEqualTo(143);
            assertThat(ledger.errors()).doesNotContain("Exception");
            assertThat(Postmasters.heads(directory)).isEmpty();
        }
    }

    @Test
    void shouldRefuseASecondStartInOneLine() throws Exception {
        try (LedgerProcess first = LedgerProcess.start(directory)) {
            LedgerClient client = first.ready();
            try (LedgerProcess second = LedgerProcess.start(directory)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errors().lines().filter(line -> !line.startsWith("WARNING")))
                        .singleElement()
                        .asString()
                        .contains("in use by another Ticket Ledger", directory.toString());
                assertThat(second.output()).doesNotContain("Exception");
            }
            assertThat(client.isReady()).isTrue();
        }
    }

    @Test
    void shouldLoseNothingAcknowledgedWhenKilled() throws Exception {
        Map<String, Queue<String>> acknowledged = new ConcurrentHashMap<>();
        try (LedgerProcess ledger = LedgerProcess.start(directory)) {
            LedgerClient client = ledger.ready();
            AtomicInteger count = new AtomicInteger();
            try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
                for (int writer = 0; writer < 8; writer++) {
                    pool.submit(() -> write(client, acknowledged, count));
                }
                await().atMost(RunningLedger.PATIENCE).until(() -> count.get() > 400);
                ledger.kill();
            }
        }
        assertThat(Postmasters.heads(directory)).as("the orphan").hasSize(1);
        try (LedgerProcess ledger = LedgerProcess.start(directory)) {
            LedgerClient client = ledger.ready();
            assertThat(Postmasters.heads(directory)).hasSize(1);
            acknowledged.forEach((ticket, messages) -> {
                List<String> kept = messages(client, ticket);
                assertThat(kept).as(ticket).doesNotHaveDuplicates().containsAll(messages);
                assertThat(kept.size() - messages.size())
                        .as("what was under way")
                        .isBetween(0, 1);
            });
            ledger.terminate();
        }
        assertThat(Postmasters.heads(directory)).isEmpty();
    }

    /** One ticket with reply after reply, until nobody answers any more. */
    private static void write(LedgerClient client, Map<String, Queue<String>> acknowledged, AtomicInteger count) {
        try {
            String ticket = client.command("create-ticket", Map.of("title", "written to"))
                    .json()
                    .get("ticketId")
                    .asString();
            Queue<String> messages = acknowledged.computeIfAbsent(ticket, id -> new ConcurrentLinkedQueue<>());
            for (int i = 1; ; i++) {
                String message = "message " + i;
                Answer answer = client.command("reply", Map.of("ticketId", ticket, "message", message));
                if (answer.status() == 200) {
                    messages.add(message);
                    count.incrementAndGet();
                }
            }
        } catch (UncheckedIOException e) {
            // Killed, as planned.
        }
    }

    private static List<String> messages(LedgerClient client, String ticket) {
        List<String> messages = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        JsonNode next = StringNode.valueOf("/queries/tickets/" + ticket + "/change-log");
        while (next.isString()) {
            JsonNode page = client.get(next.asString()).json();
            for (JsonNode entry : page.get("items")) {
                versions.add(entry.get("version").asInt());
                if (entry.get("action").asString().equals("TicketReplied")) {
                    entry.get("changes")
                            .valueStream()
                            .filter(change -> change.get("field").asString().equals("message"))
                            .forEach(change -> messages.add(change.get("to").asString()));
                }
            }
            next = page.get("next");
        }
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
        return messages;
    }

    private static String curl(String output) {
        int from = output.indexOf("curl ");
        return output.substring(from, output.indexOf("}'", from) + 2);
    }

    private static String run(String shell) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", shell).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
