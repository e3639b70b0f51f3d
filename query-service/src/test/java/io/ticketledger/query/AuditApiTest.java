package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketField;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.platform.Histories;
import io.ticketledger.query.platform.Histories.Story;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit over HTTP, on a service with stores of its own. */
class AuditApiTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int OTHERS = 150;
    private static final Story STORY = story("default", 1);
    private static final List<TicketEvent> HISTORY = List.of(
            STORY.created("Printer, \"on\" fire"),
            STORY.claimed("bob"),
            STORY.replied("=1+1"),
            STORY.typed("incident"),
            STORY.closed(),
            STORY.deleted());
    private static final Story ALIVE = story("default", 2);

    private static final Story IMPORTED_STORY = story("imported", 1);
    private static final List<TicketEvent> IMPORTS =
            List.of(IMPORTED_STORY.created("long ago"), IMPORTED_STORY.claimed("bob"), IMPORTED_STORY.replied("done"));

    private static String imported;
    private static String formulas;

    private static RunningQueryService service;

    @BeforeAll
    static void start() {
        service = RunningQueryService.start(AuditApiTest::append);
        service.owner()
                .update("UPDATE event SET recorded_at = timestamptz '2026-05-01T00:00:00Z' + sequence_number * interval"
                        + " '1 day' WHERE workspace = 'imported'");
        imported = service.newKey("imported", "AUDIT_READ");
        formulas = service.newKey("formulas", "AUDIT_READ");
    }

    private static void append(SqlEvents events) {
        for (TicketEvent event : HISTORY) {
            events.append(STORY.streamId, event);
        }
        Story foreign = story("foreign", 1);
        events.append(foreign.streamId, foreign.created("of another workspace"));
        events.append(ALIVE.streamId, ALIVE.created("alive"));
        events.append(ALIVE.streamId, ALIVE.replied("hello"));
        events.append(IMPORTED_STORY.streamId, IMPORTS.get(0));
        events.append(IMPORTED_STORY.streamId, IMPORTS.get(1));
        events.append(IMPORTED_STORY.streamId, IMPORTS.get(2));
        appendFormulas(events);
        List<SqlEvents.Entry> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            Story other = story("default", 100 + i);
            others.add(new SqlEvents.Entry(other.streamId, other.created("another")));
        }
        events.append(others);
    }

    /** What a spreadsheet must not take for formulas. */
    private static void appendFormulas(SqlEvents events) {
        UUID id = UUID.randomUUID();
        TicketDetails details = TicketDetails.of(field -> field == TicketField.TITLE ? "t" : null);
        TicketEvent.TicketCreated created = new TicketEvent.TicketCreated(
                new Envelope(id, 1, "formulas", Histories.START, new Actor("=anna", "-key", Dialect.LEDGER)),
                1,
                null,
                Dialect.LEDGER,
                Status.NEW,
                null,
                null,
                Assignment.NONE,
                details.plain(),
                new TicketEvent.TicketCreated.Personal("+Anna", details.personal(), null),
                null);
        events.append("stream-formulas", created);
    }

    private static JsonNode json(String key, String path) throws Exception {
        HttpResponse<String> answer = service.send(service.requestBy(key, path));
        assertThat(answer.statusCode()).as(path + ' ' + answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void shouldTellEveryEventOfTheWorkspaceOnceAndInOrder() throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String path = "/audit/events?after=0&limit=40";
        while (path != null) {
            JsonNode page = json(path);
            items.addAll(items(page));
            path = page.path("next").isNull() ? null : page.path("next").stringValue();
        }

        assertThat(items)
                .extracting(item -> item.path("position").longValue())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(items).hasSizeGreaterThanOrEqualTo(HISTORY.size() + 2 + OTHERS);
        assertThat(items)
                .allMatch(item ->
                        item.path("payload").path("workspace").stringValue().equals("default"));
        assertThat(lines("/audit/events?format=ndjson")).isEqualTo(items);
    }

    @Test
    void shouldGoOnWhereAConsumerStoppedAndShowALateCommit() throws Exception {
        Story early = story("default", 900);
        Story late = story("default", 901);
        long last;
        try (Connection open = service.database().asOwner().getConnection()) {
            open.setAutoCommit(false);
            new SqlEvents(new SingleConnectionDataSource(open, true)).append(late.streamId, late.created("late"));
            service.events().append(early.streamId, early.created("early"));
            last = items(json("/audit/events?limit=1000"))
                    .getLast()
                    .path("position")
                    .longValue();
            assertThat(items(json("/audit/events?after=" + last))).isEmpty();
            open.commit();
        }

        List<JsonNode> next = items(json("/audit/events?after=" + last));
        assertThat(next).extracting(item -> item.path("ticketId").stringValue()).containsExactly(late.id.toString());
        assertThat(next.getFirst().path("position").longValue()).isGreaterThan(last);
    }

    @Test
    void shouldTellEventsThatWereJustWritten() throws Exception {
        Story fresh = story("default", 960);
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection open = service.database().asOwner().getConnection()) {
            open.setAutoCommit(false);
            JdbcTemplate holder = new JdbcTemplate(new SingleConnectionDataSource(open, true));
            holder.execute("SELECT pg_advisory_xact_lock('feed'::regclass::oid::bigint)"); // no position is given
            service.events().append(fresh.streamId, fresh.created("just now"));
            answer = service.sendLater(service.request("/audit/tickets/960/events"));
            await().until(() -> answer.isDone() || positionsAreWaitedFor());
        }

        assertThat(items(MAPPER.readTree(answer.join().body())))
                .extracting(item -> item.path("ticketId").stringValue())
                .containsExactly(fresh.id.toString());
    }

    private static boolean positionsAreWaitedFor() {
        return Boolean.TRUE.equals(service.owner().queryForObject("""
                        SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
                                       WHERE locktype = 'advisory' AND NOT granted AND datname = current_database())""", Boolean.class));
    }

    @Test
    void shouldTellADeletedTicketsEventsToTheLetter() throws Exception {
        List<JsonNode> items = items(json("/audit/tickets/1/events"));

        assertThat(items).extracting(item -> item.path("version").longValue()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(items)
                .extracting(item -> item.path("type").stringValue())
                .startsWith("TicketCreated", "TicketClaimed")
                .endsWith("TicketDeleted");
        assertThat(items.getFirst().path("actor").path("name").stringValue()).isEqualTo("Anna");
        assertThat(items.getFirst().path("metadata").path("revision").stringValue())
                .isEqualTo("1");
        assertThat(items.getFirst().path("occurredAt").stringValue())
                .isEqualTo(HISTORY.getFirst().occurredAt().toString());
        String stored = new String(new EventJson().write(HISTORY.getFirst()).payload(), StandardCharsets.UTF_8);
        assertThat(service.get("/audit/tickets/" + STORY.id + "/events").body()).contains("\"payload\":" + stored);

        JsonNode first = json("/audit/tickets/1/events?limit=4");
        assertThat(items(first)).hasSize(4);
        JsonNode second = json(first.path("next").stringValue());
        assertThat(items(second))
                .extracting(item -> item.path("version").longValue())
                .containsExactly(5L, 6L);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(lines("/audit/tickets/1/events?format=ndjson")).isEqualTo(items);
    }

    @Test
    void shouldWriteRowsThatASpreadsheetReadsAsText() throws Exception {
        HttpResponse<String> csv =
                service.send(service.request("/audit/tickets/1/events").header("Accept", "text/csv"));

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        List<String> rows = csv.body().lines().toList();
        assertThat(rows).hasSize(1 + HISTORY.size());
        assertThat(rows.getFirst())
                .startsWith("position,id,ticketId,type,version")
                .endsWith(",revision,payload");
        assertThat(rows.get(1))
                .contains("TicketCreated,1,")
                .contains("\"\"title\"\":\"\"Printer, \\\"\"on\\\"\" fire\"\"");

        assertThat(service.send(service.requestBy(formulas, "/audit/events?format=csv"))
                        .body()
                        .lines()
                        .toList()
                        .get(1))
                .contains(",'=anna,'+Anna,")
                .contains(",'-key,ledger,1,");
    }

    @Test
    void shouldFoldEveryVersionAndMoment() throws Exception {
        for (int version = 1; version <= HISTORY.size(); version++) {
            JsonNode ticket = json("/audit/tickets/1?version=" + version);
            assertThat(ticket.path("version").intValue()).isEqualTo(version);
            assertThat(ticket.path("updatedAt").stringValue())
                    .isEqualTo(HISTORY.get(version - 1).occurredAt().toString());
            Instant at = HISTORY.get(version - 1).occurredAt();
            assertThat(json("/audit/tickets/1?at=" + at).path("version").intValue())
                    .isEqualTo(version);
            assertThat(json("/audit/tickets/1?at=" + at.plusMillis(999))
                            .path("version")
                            .intValue())
                    .isEqualTo(version);
        }
        JsonNode now = json("/audit/tickets/1");
        assertThat(now.path("deletedAt").isString()).isTrue();
        assertThat(now).isEqualTo(json("/audit/tickets/1?recordedAt=9999-01-01T00:00:00Z"));
        assertThat(service.get("/queries/tickets/1").statusCode()).isEqualTo(404);
        assertThat(json("/audit/tickets/2")).isEqualTo(json("/queries/tickets/2"));
    }

    @ParameterizedTest
    @CsvSource({
        "church,   /api/tickets/{id}",
        "crm,      /backend/api/v1/tickets/2/",
        "isp,      /api/v1/tickets/2",
        "ledger,   /queries/tickets/2"
    })
    void shouldShowATicketAsTheApiItselfDoes(String as, String path) throws Exception {
        assertThat(json("/audit/tickets/2?as=" + as)).isEqualTo(json(path.replace("{id}", ALIVE.id.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpdesk", "discord"})
    void shouldShowADeletedTicketInAnyForm(String as) throws Exception {
        JsonNode deleted = json("/audit/tickets/1?as=" + as);
        JsonNode before = json("/audit/tickets/1?version=5&as=" + as);

        assertThat(deleted.toString()).contains(as.equals("helpdesk") ? "Printer, " : STORY.id.toString());
        assertThat(before.toString()).contains(as.equals("helpdesk") ? "=1+1" : "bob");
        assertThat(json("/audit/tickets/1?version=1&as=" + as)).isNotEqualTo(before);
    }

    @Test
    void shouldShowATicketAsItWasRecorded() throws Exception {
        assertThat(json(imported, "/audit/tickets/1?recordedAt=2026-05-01T00:00:00Z")
                        .path("version")
                        .intValue())
                .isEqualTo(1);
        assertThat(json(imported, "/audit/tickets/1?recordedAt=2026-05-02T00:00:00Z")
                        .path("version")
                        .intValue())
                .isEqualTo(2);
        assertThat(json(imported, "/audit/tickets/1?recordedAt=2026-05-02T12:00:00Z")
                        .path("version")
                        .intValue())
                .isEqualTo(2);
        assertThat(service.send(service.requestBy(imported, "/audit/tickets/1?recordedAt=2026-04-30T23:59:59Z"))
                        .statusCode())
                .isEqualTo(404);
        // It all had occurred long before.
        assertThat(json(imported, "/audit/tickets/1?at=2026-05-01T00:00:00Z")
                        .path("version")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void shouldTellWhenThingsOccurredFromWhenTheyWereRecorded() throws Exception {
        Instant second = IMPORTS.get(1).occurredAt();
        assertThat(versions(json(imported, "/audit/events?from=" + second))).containsExactly(2L, 3L);
        assertThat(versions(json(imported, "/audit/events?to=" + second))).containsExactly(1L);
        assertThat(versions(json(imported, "/audit/events?from=" + second + "&to=" + second.plusMillis(1))))
                .containsExactly(2L);
        assertThat(versions(json(imported, "/audit/events?from=2026-04-01T00:00:00Z")))
                .isEmpty();
        assertThat(versions(json(
                        imported, "/audit/events?recordedFrom=2026-05-02T00:00:00Z&recordedTo=2026-05-03T00:00:00Z")))
                .containsExactly(2L);
    }

    private static List<Long> versions(JsonNode page) {
        return items(page).stream()
                .map(item -> item.path("version").longValue())
                .toList();
    }

    @Test
    void shouldTellHowFarWasLookedAndNothingOfOthers() throws Exception {
        JsonNode all = json(imported, "/audit/events");
        long newest = items(all).getLast().path("position").longValue();
        long ofAll =
                Objects.requireNonNull(service.owner().queryForObject("SELECT max(position) FROM feed", Long.class));

        assertThat(newest).isLessThan(ofAll);
        assertThat(all.path("position").longValue()).isEqualTo(newest);
        assertThat(json(imported, "/audit/events?types=TicketDeleted")
                        .path("position")
                        .longValue())
                .isEqualTo(newest);
        JsonNode first = json(imported, "/audit/events?limit=1");
        assertThat(first.path("position").longValue())
                .isEqualTo(items(first).getFirst().path("position").longValue());
        JsonNode latest = json(imported, "/audit/events?after=latest");
        assertThat(items(latest)).isEmpty();
        assertThat(latest.path("position").longValue()).isEqualTo(newest);
        assertThat(service.send(service.requestBy(imported, "/audit/events?after=" + newest))
                        .statusCode())
                .isEqualTo(200);
        for (long beyond : new long[] {newest + 1, ofAll, ofAll + 1}) {
            HttpResponse<String> refused = service.send(service.requestBy(imported, "/audit/events?after=" + beyond));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("is beyond the newest position\"")
                    .doesNotContain(String.valueOf(ofAll));
        }
    }

    @Test
    void shouldIdentifyAnEventByTheSameInEveryForm() throws Exception {
        JsonNode item = items(json("/audit/events?limit=1")).getFirst();
        String id = item.path("id").stringValue();
        long position = item.path("position").longValue();

        assertThat(id)
                .isEqualTo(service.owner()
                        .queryForObject(
                                "SELECT event_identifier FROM event JOIN feed USING (global_index) WHERE position = ?",
                                String.class,
                                position));
        JsonNode cloudEvent =
                items(json("/audit/events?limit=1&format=cloudevents")).getFirst();
        assertThat(cloudEvent.path("id").stringValue()).isEqualTo(id);
        assertThat(cloudEvent.path("position").stringValue()).isEqualTo(String.valueOf(position));
        assertThat(service.get("/audit/events?format=csv")
                        .body()
                        .lines()
                        .toList()
                        .get(1))
                .startsWith(position + "," + id + ",");
    }

    @Test
    void shouldReadManyAcceptedTypesAndNoEventIdForPages() throws Exception {
        for (String path : List.of("/audit/events?limit=1", "/audit/tickets/1/events", "/reports/volume")) {
            assertThat(service.send(service.request(path)
                                    .header("Accept", "text/html,".repeat(60) + "application/json"))
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .startsWith("application/json");
        }
        assertThat(items(MAPPER.readTree(
                        service.send(service.request("/audit/events?limit=1").header("Last-Event-ID", "none"))
                                .body())))
                .hasSize(1);
        assertThat(service.send(service.request("/audit/events?format=live").header("Last-Event-ID", "none"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldSayFieldByFieldInWhatTwoVersionsDiffer() throws Exception {
        JsonNode diff = json("/audit/tickets/1/diff?from=1&to=3");

        assertThat(items(diff.path("changes")))
                .extracting(change -> change.path("field").stringValue())
                .contains("claim.by", "replies.count", "replies.lastMessage")
                .doesNotContain("title", "status");
        assertThat(items(json("/audit/tickets/1/diff?from=0&to=1").path("changes")))
                .extracting(change -> change.path("field").stringValue()
                        + '='
                        + change.path("to").stringValue())
                .contains("title=Printer, \"on\" fire", "status=NEW");
        assertThat(items(json("/audit/tickets/1/diff?from=2&to=2").path("changes")))
                .isEmpty();
    }

    @Test
    void shouldFindWhatOnePersonDidAndWhen() throws Exception {
        assertThat(items(json("/audit/events?actor=anna&types=TicketClosed,TicketDeleted")))
                .hasSize(2);
        assertThat(items(json("/audit/events?actor=ann"))).isEmpty();
        assertThat(items(json("/audit/events?to=" + HISTORY.getFirst().occurredAt())))
                .isEmpty();
        assertThat(items(json("/audit/events?recordedFrom=9000-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(items(json("/audit/events?recordedTo=%2B999999-01-01T00:00:00Z&limit=1")))
                .hasSize(1);
        assertThat(lines("/audit/events?format=ndjson&types=TicketReplied")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit/events?after=-1",
                "/audit/events?after=one",
                "/audit/events?consistency=nonsense",
                "/audit/events?consistency=strong",
                "/audit/tickets/1?consistency=eventual",
                "/audit/tickets/1/events?consistency=eventual",
                "/audit/events?after=999999999",
                "/audit/events?limit=0",
                "/audit/events?limit=1001",
                "/audit/events?format=ndjson&limit=5",
                "/audit/events?format=xml",
                "/audit/tickets/1/events?format=live",
                "/audit/events?format=csv&envelope=cloudevents",
                "/audit/events?envelope=soap",
                "/audit/events?types=TicketCreated,",
                "/audit/events?types='%20OR%201=1",
                "/audit/events?from=yesterday",
                "/audit/events?workspace=foreign",
                "/audit/events?actor=a%00",
                "/audit/tickets/1?version=0",
                "/audit/tickets/1?version=1&at=2026-01-01T00:00:00Z",
                "/audit/tickets/1?as=jira",
                "/audit/tickets/1/diff?from=1",
                "/audit/tickets/1/events?cursor=AAAA"
            })
    void shouldRefuseWhatMakesNoSense(String path) throws Exception {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit/tickets/77/events",
                "/audit/tickets/none",
                "/audit/tickets/1?version=7",
                "/audit/tickets/1?at=2020-01-01T00:00:00Z",
                "/audit/tickets/1?recordedAt=2020-01-01T00:00:00Z",
                "/audit/tickets/1/diff?from=1&to=9"
            })
    void shouldNotFindWhatNeverWas(String path) throws Exception {
        assertThat(service.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTakeTheFormsOfTheAuditThereOnly() throws Exception {
        assertThat(service.send(service.request("/audit/events").header("Accept", "application/x-ndjson"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.send(service.request("/queries/stats").header("Accept", "text/csv"))
                        .statusCode())
                .isEqualTo(406);
        assertThat(service.send(service.request("/audit/events").header("Accept", "application/xml"))
                        .statusCode())
                .isEqualTo(406);
        HttpResponse<String> head = service.send(
                service.request("/audit/events?format=csv").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldPutEventsIntoTheEnvelopeOfCloudEvents() throws Exception {
        HttpResponse<String> batch = service.send(service.request("/audit/events?limit=2&types=TicketCreated")
                .header("Accept", "application/cloudevents-batch+json"));

        assertThat(batch.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/cloudevents-batch+json");
        assertThat(batch.headers().firstValue("Link").orElse(""))
                .startsWith("</audit/events?")
                .endsWith(">; rel=\"next\"");
        JsonNode event = MAPPER.readTree(batch.body()).get(0);
        assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.path("type").stringValue()).isEqualTo("io.ticketledger.TicketCreated");
        assertThat(event.path("source").stringValue()).isEqualTo("/workspaces/default");
        assertThat(event.path("subject").stringValue()).isEqualTo(STORY.id.toString());
        assertThat(event.path("data").path("version").intValue()).isEqualTo(1);
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
        assertThat(lines("/audit/events?format=ndjson&envelope=cloudevents").getFirst())
                .isEqualTo(event);
        assertThat(items(json("/audit/tickets/1/events?envelope=cloudevents")).getFirst())
                .isEqualTo(event);
    }

    @Test
    void shouldRecordWhoReadTheLog() throws Exception {
        service.get("/audit/tickets/2?version=1");
        service.get("/audit/tickets/2/events?limit=1");
        service.get("/audit/events?types=ChannelConfigured");
        service.send(service.request("/audit/events?after=latest").header("Accept", "text/csv"));
        service.get("/reports/exports/tickets?format=csv");

        JdbcTemplate owner = service.owner();
        assertThat(owner.query(
                        "SELECT act || ' ' || coalesce(target, '-') || ' ' || details FROM access_audit ORDER BY at",
                        (row, number) -> row.getString(1)))
                .contains(
                        "TICKET_HISTORY_READ " + ALIVE.id + " {\"version\":\"1\"}",
                        "EVENTS_READ " + ALIVE.id + " {\"limit\":\"1\",\"format\":\"json\"}",
                        "TICKETS_EXPORTED - {\"format\":\"csv\"}")
                .anyMatch(act -> act.matches("EVENTS_READ - \\{\"after\":[1-9][0-9]*,\"format\":\"csv\"}"))
                .noneMatch(act -> act.contains("ChannelConfigured"));
    }

    @Test
    void shouldRecordNoMoreThanTheBeginningOfAParameter() throws Exception {
        HttpResponse<String> read =
                service.get("/audit/events?format=csv&actor=" + "n".repeat(199) + "%F0%9F%8E%AB" + "n".repeat(100));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(service.owner()
                        .queryForObject(
                                "SELECT details ->> 'actor' FROM access_audit WHERE details ->> 'actor' LIKE 'nnn%'",
                                String.class))
                .as("no half of a character")
                .isEqualTo("n".repeat(199) + "…");
    }

    private static List<JsonNode> items(JsonNode page) {
        JsonNode list = page.isArray() ? page : page.path("items");
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static List<JsonNode> lines(String path) throws Exception {
        Stream<String> lines = service.get(path).body().lines();
        return lines.map(line -> (JsonNode) MAPPER.readTree(line)).toList();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(path + ' ' + answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }
}
