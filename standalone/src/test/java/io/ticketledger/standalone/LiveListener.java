package io.ticketledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listens to the audit live, to whichever process serves it now, and goes on behind what it was told last. */
final class LiveListener implements Callable<Void>, AutoCloseable {
    private static final String DATA = "data: ";
    private static final Duration AWAY = Duration.ofMillis(20);

    private final AtomicReference<@Nullable LedgerClient> current;
    private final List<JsonNode> told = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile int times;
    private volatile boolean closed;

    LiveListener(AtomicReference<@Nullable LedgerClient> current) {
        this.current = current;
    }

    List<JsonNode> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    /** How often it was let in. */
    int times() {
        return times;
    }

    @Override
    public @Nullable Void call() throws InterruptedException {
        while (!closed) {
            LedgerClient client = current.get();
            try {
                if (client == null) {
                    Thread.sleep(AWAY);
                } else {
                    listen(client);
                }
            } catch (IOException | UncheckedIOException e) {
                Thread.sleep(AWAY);
            }
        }
        return null;
    }

    private void listen(LedgerClient client) throws IOException, InterruptedException {
        List<JsonNode> before = told();
        HttpRequest request = HttpRequest.newBuilder(URI.create(client.url() + "/audit/events"))
                .header("Authorization", "Bearer " + client.key())
                .header("Accept", "text/event-stream")
                .header(
                        "Last-Event-ID",
                        before.isEmpty()
                                ? "0"
                                : before.getLast().path("position").toString())
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("refused, " + answer.statusCode());
            }
            times++;
            String data = "";
            for (Iterator<String> each = lines.iterator(); !closed && each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith(DATA)) {
                    data = line.substring(DATA.length());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    add(LedgerClient.JSON.readTree(data));
                    data = "";
                }
            }
        }
    }

    private void add(JsonNode event) {
        synchronized (told) {
            told.add(event);
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
