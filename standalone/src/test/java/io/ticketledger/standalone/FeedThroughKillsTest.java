package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Who listens to the audit live misses nothing and hears nothing twice, whatever happens to the process. */
class FeedThroughKillsTest {
    private static final Logger LOG = LoggerFactory.getLogger(FeedThroughKillsTest.class);
    private static final int WRITERS = 16;
    private static final int KILLS = 3;
    private static final int EVENTS_BETWEEN = 100;

    @TempDir
    Path directory;

    private final AtomicReference<@Nullable LedgerClient> current = new AtomicReference<>();
    private final Queue<String> tickets = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile boolean writing = true;

    @Test
    void shouldTellALiveListenerEachEventOnceAndInOrder() throws Exception {
        try (ExecutorService pool = Executors.newCachedThreadPool();
                LiveListener listener = new LiveListener(current);
                AutoCloseable writers = () -> writing = false) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                running.add(pool.submit(() -> write(number)));
            }
            Future<?> listening = pool.submit(listener);
            for (int kill = 0; kill < KILLS; kill++) {
                try (LedgerProcess ledger = LedgerProcess.start(directory)) {
                    current.set(ledger.ready());
                    int before = listener.told().size();
                    await().atMost(RunningLedger.PATIENCE)
                            .until(() -> listening.isDone() || listener.told().size() >= before + EVENTS_BETWEEN);
                    ledger.kill();
                }
            }
            try (LedgerProcess ledger = LedgerProcess.start(directory)) {
                LedgerClient client = ledger.ready();
                current.set(client);
                int before = acknowledged.size();
                await().atMost(RunningLedger.PATIENCE).until(() -> acknowledged.size() >= before + EVENTS_BETWEEN);
                writers.close();
                for (Future<?> writer : running) {
                    writer.get();
                }
                List<JsonNode> log = client.get("/audit/events?format=ndjson")
                        .body()
                        .lines()
                        .map(LedgerClient.JSON::readTree)
                        .toList();
                await().atMost(RunningLedger.PATIENCE)
                        .until(() -> listening.isDone() || listener.told().size() >= log.size());
                listener.close();
                listening.get();
                check(listener.told(), log);
                LOG.info("{} events, listened {} times", log.size(), listener.times());
                assertThat(listener.times()).isGreaterThan(KILLS);
            }
        }
    }

    private void check(List<JsonNode> told, List<JsonNode> log) {
        assertThat(told).isEqualTo(log);
        Map<String, Integer> versions = new HashMap<>();
        List<String> messages = new ArrayList<>();
        long last = 0;
        for (JsonNode event : told) {
            String ticket = event.path("ticketId").asString();
            assertThat(event.path("position").longValue()).isGreaterThan(last);
            assertThat(event.path("version").intValue())
                    .as(event.toString())
                    .isEqualTo(versions.merge(ticket, 1, Integer::sum));
            last = event.path("position").longValue();
            if (event.path("type").asString().equals("TicketReplied")) {
                messages.add(event.at("/payload/personal/message").asString());
            }
        }
        assertThat(messages).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    /** Replies to tickets that everybody writes to; what was under way when the process was killed is not repeated. */
    private void write(int writer) {
        for (int i = 0; writing; i++) {
            LedgerClient client = current.get();
            try {
                if (client == null) {
                    Thread.sleep(20);
                    continue;
                }
                String ticket = tickets.peek();
                if (ticket == null || i % 20 == 0) {
                    LedgerClient.Answer created = client.command("create-ticket", Map.of("title", "written to"));
                    tickets.add(created.json().path("ticketId").asString());
                } else {
                    String message = writer + " says " + i;
                    Map<String, String> reply = Map.of("ticketId", ticket, "message", message);
                    if (client.command("reply", reply).status() == 200) {
                        acknowledged.add(message);
                    }
                    if (tickets.size() > WRITERS / 2) {
                        tickets.poll();
                    }
                }
            } catch (UncheckedIOException e) {
                current.compareAndSet(client, null); // killed, as planned
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
