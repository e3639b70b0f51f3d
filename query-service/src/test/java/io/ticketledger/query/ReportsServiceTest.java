package io.ticketledger.query;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.TicketField;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.reports.JdbcTicketHistories;
import io.ticketledger.query.reports.TicketHistories;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports and exports of the service on a real PostgreSQL, by HTTP. */
class ReportsServiceTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static RunningQueryService service;
    private static long numbers;

    @BeforeAll
    static void start() {
        service = RunningQueryService.start(events -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void shouldReportWhatWasJustWritten() throws Exception {
        Story story = story("default", ++numbers);
        service.events().append(story.streamId, story.created(Map.of(TicketField.TYPE, "just now"), null));
        service.events().append(story.streamId, story.replied("at once"));

        HttpResponse<String> answer =
                service.get("/reports/volume?groupBy=type&group=just%20now&by=month&from=2026-01-01&to=2026-02-01");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"group\":\"just now\",\"created\":1,\"closed\":0,\"reopened\":0,\"replies\":1");
        assertThat(service.send(service.request("/reports/volume").header("Accept", "text/csv"))
                        .body())
                .startsWith("period,group,created,closed,reopened,replies\r\n");
        assertThat(service.send(service.request("/reports/volume").header("Accept", "image/png"))
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void shouldReadHistoriesUpToBeforeAVersion() {
        TicketHistories histories =
                new JdbcTicketHistories(JdbcClient.create(service.database().asOwner()), new EventJson());
        Story one = story("histories", ++numbers);
        Story other = story("histories", ++numbers);
        List<SqlEvents.Entry> entries = new ArrayList<>();
        entries.add(new SqlEvents.Entry(one.streamId, one.created("one")));
        entries.add(new SqlEvents.Entry(other.streamId, other.created("other")));
        for (int i = 0; i < 1_100; i++) {
            entries.add(new SqlEvents.Entry(one.streamId, one.replied("reply " + i)));
            entries.add(new SqlEvents.Entry(other.streamId, other.replied("reply " + i)));
        }
        service.events().append(entries);
        Map<String, List<Long>> read = new LinkedHashMap<>();

        histories.before(
                Map.of(one.streamId, 1_001L, other.streamId, 3L, "nowhere", 7L),
                (streamId, event) ->
                        read.computeIfAbsent(streamId, id -> new ArrayList<>()).add(event.version()));

        assertThat(read).containsOnlyKeys(one.streamId, other.streamId);
        assertThat(read.get(other.streamId)).containsExactly(1L, 2L);
        assertThat(read.get(one.streamId))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void shouldReadLongHistoriesInPartsThatFitIntoMemory() {
        TicketHistories histories =
                new JdbcTicketHistories(JdbcClient.create(service.database().asOwner()), new EventJson());
        Story one = story("long", ++numbers);
        Story other = story("long", ++numbers);
        List<SqlEvents.Entry> entries = new ArrayList<>();
        for (Story story : List.of(one, other)) {
            entries.add(new SqlEvents.Entry(story.streamId, story.created("long")));
            for (int i = 0; i < 9; i++) {
                entries.add(new SqlEvents.Entry(story.streamId, story.replied("x".repeat(1_000_000))));
            }
        }
        service.events().append(entries);
        List<String> read = new ArrayList<>();

        histories.before(
                Map.of(one.streamId, 11L, other.streamId, 11L),
                (streamId, event) -> read.add(streamId + ' ' + event.version()));

        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(Stream.of(one, other)
                        .flatMap(story -> LongStream.rangeClosed(1, 10).mapToObj(n -> story.streamId + ' ' + n))
                        .toList());
        assertThat(read.subList(0, 10))
                .allMatch(each -> each.startsWith(read.getFirst().split(" ")[0]));
    }

    @Test
    void shouldEndAnExportWhereTheWorkspaceDoes() throws Exception {
        Story mine = story("default", ++numbers);
        service.events().append(mine.streamId, mine.created("mine"));
        String end = lines(service.get("/reports/exports/tickets"))
                .getLast()
                .path("cursor")
                .asString();
        Story foreign = story("other", ++numbers);
        service.events().append(foreign.streamId, foreign.created("foreign"));

        assertThat(lines(service.get("/reports/exports/tickets"))
                        .getLast()
                        .path("cursor")
                        .asString())
                .isEqualTo(end);
        assertThat(lines(service.get("/reports/exports/tickets?after=" + end))
                        .getLast()
                        .path("cursor")
                        .asString())
                .isEqualTo(end);
    }

    @Test
    void shouldExportEachTicketOnceAndThenWhatChanged() throws Exception {
        List<Story> stories = new ArrayList<>();
        List<SqlEvents.Entry> entries = new ArrayList<>();
        Story busy = story("default", ++numbers);
        entries.add(
                new SqlEvents.Entry(busy.streamId, busy.created("More events than are looked at by one statement")));
        for (int i = 0; i < 1_100; i++) {
            entries.add(new SqlEvents.Entry(busy.streamId, busy.replied("again")));
        }
        for (int i = 0; i < 450; i++) {
            Story story = story("default", ++numbers);
            stories.add(story);
            entries.add(new SqlEvents.Entry(story.streamId, story.created("Ticket " + i)));
        }
        for (Story story : stories.subList(0, 200)) {
            entries.add(new SqlEvents.Entry(story.streamId, story.replied("and more")));
        }
        entries.add(new SqlEvents.Entry(stories.get(3).streamId, stories.get(3).deleted()));
        Story foreign = story("other", ++numbers);
        entries.add(new SqlEvents.Entry(foreign.streamId, foreign.created("foreign")));
        service.events().append(entries);

        List<JsonNode> all = lines(service.get("/reports/exports/tickets"));
        List<Long> exported = numbers(all, "ticket");

        assertThat(exported)
                .doesNotHaveDuplicates()
                .containsAll(stories.stream()
                        .filter(story -> story != stories.get(3))
                        .map(story -> story.number)
                        .toList())
                .contains(busy.number)
                .doesNotContain(stories.get(3).number, foreign.number);
        assertThat(all.getLast().path("is").asString()).isEqualTo("end");
        assertThat(all.getFirst().at("/ticket/workspace").asString()).isEqualTo("default");

        // Cut off anywhere, it goes on behind the last line that came.
        List<JsonNode> rest = lines(service.get(
                "/reports/exports/tickets?after=" + all.get(99).path("cursor").asString()));
        assertThat(numbers(rest, "ticket")).isEqualTo(exported.subList(100, exported.size()));
        assertThat(numbers(rest, "deleted")).contains(stories.get(3).number);

        String end = all.getLast().path("cursor").asString();
        assertThat(lines(service.get("/reports/exports/tickets?after=" + end))).hasSize(1);
        service.events().append(stories.get(7).streamId, stories.get(7).replied("later"));
        service.events().append(stories.get(8).streamId, stories.get(8).deleted());
        List<JsonNode> changes = lines(service.get("/reports/exports/tickets?after=" + end));
        assertThat(changes).extracting(line -> line.path("is").asString()).containsExactly("ticket", "deleted", "end");
        assertThat(changes.getFirst().at("/ticket/replies/count").asInt()).isEqualTo(2);
        assertThat(changes.get(1).propertyNames()).containsExactly("is", "cursor", "id", "number");
    }

    @Test
    void shouldExportAsCsvAndZipped() throws Exception {
        Story story = story("default", ++numbers);
        service.events()
                .append(
                        story.streamId,
                        story.created(
                                Map.of(
                                        TicketField.TITLE,
                                        "=1+1, \"quoted\"",
                                        TicketField.DATA,
                                        "{\"a\":1.10}",
                                        TicketField.TYPE,
                                        "csv"),
                                null));

        HttpResponse<byte[]> zipped = service.send(
                service.request("/reports/exports/tickets?format=csv").header("Accept-Encoding", "br, gzip;q=0.5"),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        String csv = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("is,cursor,id,number,ticket.shortId,").contains("csv,\"'=1+1, \"\"quoted\"\"\",");
        assertThat(csv.lines().toList().getLast()).startsWith("end,");
        assertThat(csv.lines()
                        .map(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length)
                        .distinct())
                .hasSize(1);
        assertThat(service.send(service.request("/reports/exports/tickets").header("Accept-Encoding", "gzip;q=0"))
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(service.send(service.request("/reports/exports/tickets").header("Accept", "application/x-ndjson"))
                        .body())
                .contains("\"data\":{\"a\":1.10}");
        HttpResponse<String> head = service.send(
                service.request("/reports/exports/tickets").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void shouldExportWhatIsCommittedLateBehindWhatWasThere() throws Exception {
        Story held = story("default", ++numbers);
        Story later = story("default", ++numbers);
        String cursor;
        try (Connection open = service.database().asOwner().getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            new SqlEvents(new SingleConnectionDataSource(open, true)).append(held.streamId, held.created("held open"));
            service.events().append(later.streamId, later.created("committed later, numbered higher"));
            List<JsonNode> meanwhile = lines(service.get("/reports/exports/tickets"));
            assertThat(numbers(meanwhile, "ticket")).contains(later.number).doesNotContain(held.number);
            cursor = meanwhile.getLast().path("cursor").asString();
            open.commit();
        }

        assertThat(numbers(lines(service.get("/reports/exports/tickets?after=" + cursor)), "ticket"))
                .containsExactly(held.number);
    }

    @Test
    void shouldNotEndBeforeANumberThatWasRolledBack() throws Exception {
        Story burned = story("default", ++numbers);
        Story later = story("default", ++numbers);
        try (Connection open = service.database().asOwner().getConnection()) {
            open.setAutoCommit(false);
            new SqlEvents(new SingleConnectionDataSource(open, true)).append(burned.streamId, burned.created("burned"));
            service.events().append(later.streamId, later.created("later"));
            service.get("/queries/tickets/" + later.number);
            open.rollback();
        }

        assertThat(numbers(lines(service.get("/reports/exports/tickets")), "ticket"))
                .contains(later.number)
                .doesNotContain(burned.number);
    }

    @Test
    void shouldRefuseACursorOfAnotherList() throws Exception {
        HttpResponse<String> refused = service.get("/reports/exports/tickets?after=bm90IG91cnM");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"errors\":{\"after\":");
        assertThat(service.get("/reports/exports/tickets?format=json").statusCode())
                .isEqualTo(400);
    }

    private static List<Long> numbers(List<JsonNode> lines, String is) {
        return lines.stream()
                .filter(line -> line.path("is").asString().equals(is))
                .map(line -> line.path("number").asLong())
                .toList();
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.headers().firstValue("Warning")).isEmpty();
        return answer.body().lines().map(MAPPER::readTree).toList();
    }
}
