package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ticketledger.events.TicketField;
import io.ticketledger.query.platform.Histories.Story;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit and exports tell for long: live, or as much as there is. */
class AuditStreamsTest {
    private static final Story STORY = story("default", 2);
    private static RunningQueryService service;

    @BeforeAll
    static void start() {
        service = RunningQueryService.start(events -> {
            events.append(STORY.streamId, STORY.created("alive"));
            events.append(STORY.streamId, STORY.replied("hello"));
            appendBig(events);
        });
    }

    /** Far more than what fits into the buffers between a writer and a reader. */
    private static void appendBig(SqlEvents events) {
        String text = "x".repeat(60_000);
        List<SqlEvents.Entry> entries = new ArrayList<>();
        Story one = story("big", 1);
        entries.add(new SqlEvents.Entry(one.streamId, one.created("first")));
        for (int i = 0; i < 600; i++) {
            entries.add(new SqlEvents.Entry(one.streamId, one.replied(text)));
            Story story = story("big", 10 + i);
            entries.add(
                    new SqlEvents.Entry(story.streamId, story.created(Map.of(TicketField.DESCRIPTION, text), null)));
        }
        events.append(entries);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void shouldTellListenersWhatHappensFromWhereTheyStopped() throws Exception {
        long last = 1; // the creation
        HttpResponse<Stream<String>> live =
                listen(service.request("/audit/events?after=0&types=TicketReplied,TicketClaimed")
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", String.valueOf(last)));
        try (Stream<String> lines = live.body()) {
            Iterator<String> told =
                    lines.filter(line -> !line.isEmpty() && !line.equals(":")).iterator();

            assertThat(told.next()).as("where it begins").isEqualTo("id: " + last);
            assertThat(told.next()).isEqualTo("id: " + (last + 1));
            assertThat(told.next()).isEqualTo("event: TicketReplied");
            assertThat(told.next())
                    .startsWith("data: {\"position\":" + (last + 1))
                    .contains("hello");

            Story later = story("default", 950);
            service.events().append(later.streamId, later.created("later"));
            service.events().append(later.streamId, later.claimed("bob"));
            assertThat(told.next()).startsWith("id: ");
            assertThat(told.next()).isEqualTo("event: TicketClaimed");
        }
        assertThat(live.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    }

    @Test
    void shouldLeavePlacesForListenersOfOthers() throws Exception {
        String greedy = service.newKey("greedy", "AUDIT_READ");
        List<HttpResponse<Stream<String>>> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < 11; i++) {
                listeners.add(listen(service.requestBy(greedy, "/audit/events?format=live")));
            }
            assertThat(listeners)
                    .extracting(HttpResponse::statusCode)
                    .startsWith(200)
                    .endsWith(503);
            assertThat(listeners.getLast().headers().firstValue("Retry-After")).isPresent();
            assertThat(listeners.stream().filter(listener -> listener.statusCode() == 200))
                    .hasSize(10);
            HttpResponse<Stream<String>> other = listen(service.request("/audit/events?format=live"));
            other.body().close();
            assertThat(other.statusCode()).isEqualTo(200);
        } finally {
            listeners.forEach(listener -> listener.body().close());
        }
    }

    @Test
    void shouldStopTellingWhoseKeyIsRevoked() throws Exception {
        String key = service.newKey("default", "AUDIT_READ");
        HttpResponse<Stream<String>> live = listen(service.requestBy(key, "/audit/events?format=live"));
        assertThat(live.statusCode()).isEqualTo(200);
        service.revoke(key);

        try (Stream<String> lines = live.body()) {
            assertThat(lines.count()).as("it ends").isPositive();
        }
    }

    @Test
    void shouldCutOffAStreamWhoseKeyIsRevoked() throws Exception {
        for (String path : List.of(
                "/audit/events?format=ndjson", "/audit/tickets/1/events?format=csv", "/reports/exports/tickets")) {
            String key = service.newKey("big", "AUDIT_READ", "REPORT_READ");
            HttpResponse<InputStream> answer =
                    service.send(service.requestBy(key, path), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (InputStream body = answer.body()) {
                assertThat(body.read()).isPositive();
                service.revoke(key);
                await().until(() -> service.send(service.requestBy(key, "/audit/events?limit=1"))
                                .statusCode()
                        == 401);
                assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                        .as(path)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static HttpResponse<Stream<String>> listen(HttpRequest.Builder request) throws Exception {
        return service.send(request, HttpResponse.BodyHandlers.ofLines());
    }
}
