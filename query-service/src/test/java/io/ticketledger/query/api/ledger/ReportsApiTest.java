package io.ticketledger.query.api.ledger;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.ticketledger.events.Dialect;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketField;
import io.ticketledger.query.api.ledger.QueryApi.Answer;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.platform.ProjectionRun;
import io.ticketledger.query.platform.TestLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reports by HTTP, on histories whose figures are worked out by hand: ticket n begins n minutes after 2026-01-01 8:00. */
class ReportsApiTest {
    private static MongoFixture mongo;

    private TestLog log;
    private ProjectionRun run;
    private QueryApi api;

    @BeforeAll
    static void startMongo() {
        mongo = MongoFixture.embedded();
    }

    @AfterAll
    static void stopMongo() throws Exception {
        mongo.close();
    }

    @BeforeEach
    void start() {
        log = new TestLog();
        run = new ProjectionRun(log, mongo.database("q" + UUID.randomUUID()), "g", 100).start();
        api = new QueryApi(run, log, Duration.ofSeconds(20));
        Story first = story("ws", 1);
        log.append(
                first.streamId,
                first.created(Map.of(TicketField.TYPE, "=bug"), null, Dialect.LEDGER, PriorityLevel.HIGH));
        log.append(first.streamId, first.replied("one"));
        log.append(first.streamId, first.claimed("anna"));
        log.append(first.streamId, first.status(Status.SOLVED));
        log.append(first.streamId, first.closed());
        Story second = story("ws", 2);
        log.append(second.streamId, second.created(Map.of(), null, Dialect.ISP, null));
        log.append(second.streamId, second.typed("a,\"b\""));
        Story foreign = story("other", 3);
        log.append(foreign.streamId, foreign.created("foreign"));
    }

    @AfterEach
    void stop() {
        Thread.startVirtualThread(run::close);
    }

    @Test
    void shouldCountByPeriodWithTheDefaultsFilledIn() {
        JsonNode volume = api.get("ws", "/reports/volume?by=month").json();

        assertThat(volume.toString())
                .startsWith("{\"from\":\"2025-03-01T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\",\"by\":\"month\","
                        + "\"groupBy\":null,\"timezone\":\"UTC\",\"asOf\":null,\"items\":[")
                .endsWith(",\"next\":null}");
        assertThat(volume.path("items")).hasSize(12);
        assertThat(volume.at("/items/10").toString())
                .isEqualTo(
                        "{\"period\":\"2026-01\",\"group\":null,\"created\":2,\"closed\":1,\"reopened\":0,\"replies\":1}");
        assertThat(volume.at("/items/11").toString())
                .isEqualTo(
                        "{\"period\":\"2026-02\",\"group\":null,\"created\":0,\"closed\":0,\"reopened\":0,\"replies\":0}");
        assertThat(api.get("ws", "/reports/volume").json().path("items")).hasSize(30);
        assertThat(api.get("ws", "/reports/volume?by=week")
                        .json()
                        .at("/items/11/period")
                        .asString())
                .isEqualTo("2026-W07");
    }

    @Test
    void shouldSayTheBacklogAtTheEndOfEachPeriodWithMovesBetweenGroups() {
        String path = "/reports/backlog?groupBy=type&from=2026-01-01T08:01:00Z&to=2026-01-02&by=day";

        assertThat(items(path))
                .containsExactly(
                        "{\"period\":\"2026-01-01\",\"group\":null,\"backlog\":0,\"entered\":1,\"left\":1}",
                        "{\"period\":\"2026-01-01\",\"group\":\"=bug\",\"backlog\":0,\"entered\":1,\"left\":1}",
                        "{\"period\":\"2026-01-01\",\"group\":\"a,\\\"b\\\"\",\"backlog\":1,\"entered\":1,\"left\":0}");
        assertThat(items(path + "&asOf=2026-01-01T08:01:03Z"))
                .containsExactly(
                        "{\"period\":\"2026-01-01\",\"group\":\"=bug\",\"backlog\":1,\"entered\":1,\"left\":0}");
    }

    @Test
    void shouldSayHowOldOpenTicketsAre() {
        assertThat(items("/reports/ageing?from=2026-01-01&to=2026-01-03&by=day"))
                .containsExactly(
                        "{\"period\":\"2026-01-01\",\"group\":null,\"count\":1,\"mean\":57479.0,\"median\":57479,"
                                + "\"p90\":57479,\"p95\":57479,\"bands\":{\"under1Day\":1,\"under3Days\":0,"
                                + "\"under7Days\":0,\"under30Days\":0,\"under90Days\":0,\"over\":0}}",
                        "{\"period\":\"2026-01-02\",\"group\":null,\"count\":1,\"mean\":143879.0,\"median\":143879,"
                                + "\"p90\":143879,\"p95\":143879,\"bands\":{\"under1Day\":0,\"under3Days\":1,"
                                + "\"under7Days\":0,\"under30Days\":0,\"under90Days\":0,\"over\":0}}");
    }

    @Test
    void shouldSayHowLongThingsTook() {
        String one = "{\"count\":1,\"mean\":%1$d.0,\"median\":%1$d,\"p90\":%1$d,\"p95\":%1$d}";

        assertThat(items("/reports/response-times?groupBy=priority&from=2026-01-01&to=2026-02-01&by=month"))
                .containsExactly("{\"period\":\"2026-01\",\"group\":\"HIGH\",\"firstReply\":" + one.formatted(1)
                        + ",\"firstClaim\":" + one.formatted(2) + ",\"solve\":" + one.formatted(3) + ",\"close\":"
                        + one.formatted(4) + "}");
    }

    @Test
    void shouldBeginDaysWhereTheZoneBeginsThem() {
        // 8:01 UTC is 22:31 of the day before on the Marquesas.
        assertThat(items("/reports/volume?from=2025-12-31&to=2026-01-02&timezone=Pacific/Marquesas"))
                .anyMatch(row -> row.startsWith("{\"period\":\"2025-12-31\",\"group\":null,\"created\":2"));
    }

    @Test
    void shouldAnswerInCsvWithoutFormulas() {
        String path = "/reports/volume?groupBy=type&from=2026-01-01&to=2026-01-02";
        Answer asked = api.get("ws", path + "&format=csv");

        assertThat(asked.header("Content-Type")).startsWith("text/csv;charset=UTF-8");
        assertThat(asked.text())
                .isEqualTo("period,group,created,closed,reopened,replies\r\n"
                        + "2026-01-01,,1,0,0,0\r\n"
                        + "2026-01-01,'=bug,1,1,0,1\r\n");
        assertThat(api.send("ws", get(path).header("Accept", "text/csv")).text())
                .isEqualTo(asked.text());
        assertThat(api.send("ws", get(path).header("Accept", "text/csv;q=0.5, application/json"))
                        .json()
                        .path("items"))
                .hasSize(2);
        assertThat(api.get("ws", "/reports/backlog?groupBy=type&from=2026-01-01&to=2026-01-02&format=csv")
                        .text())
                .contains("2026-01-01,\"a,\"\"b\"\"\",1,1,0\r\n");
    }

    @Test
    void shouldReportOneGroup() {
        String range = "&from=2026-01-01&to=2026-02-01&by=month";

        assertThat(items("/reports/volume?groupBy=claimant&group=anna" + range))
                .containsExactly(
                        "{\"period\":\"2026-01\",\"group\":\"anna\",\"created\":0,\"closed\":1,\"reopened\":0,\"replies\":0}");
        assertThat(items("/reports/volume?groupBy=claimant&group=" + range))
                .containsExactly(
                        "{\"period\":\"2026-01\",\"group\":null,\"created\":2,\"closed\":0,\"reopened\":0,\"replies\":1}");
        assertThat(items("/reports/volume?groupBy=claimant&group=nobody" + range))
                .containsExactly(
                        "{\"period\":\"2026-01\",\"group\":\"nobody\",\"created\":0,\"closed\":0,\"reopened\":0,\"replies\":0}");
    }

    @Test
    void shouldHaveNoFiguresOfWhatHasNotBegun() {
        String range = "?by=month&from=2026-02-01&to=2026-04-01";
        assertThat(items("/reports/backlog" + range))
                .containsExactly(
                        "{\"period\":\"2026-02\",\"group\":null,\"backlog\":1,\"entered\":0,\"left\":0}",
                        "{\"period\":\"2026-03\",\"group\":null,\"backlog\":null,\"entered\":0,\"left\":0}");
        assertThat(items("/reports/ageing" + range).get(1))
                .isEqualTo("{\"period\":\"2026-03\",\"group\":null,\"count\":null,\"mean\":null,\"median\":null,"
                        + "\"p90\":null,\"p95\":null,\"bands\":{\"under1Day\":null,\"under3Days\":null,"
                        + "\"under7Days\":null,\"under30Days\":null,\"under90Days\":null,\"over\":null}}");
        assertThat(items("/reports/backlog?by=month&from=2026-01-01&to=2026-03-01&asOf=2026-01-31T23:59:59.9999Z"))
                .containsExactly(
                        "{\"period\":\"2026-01\",\"group\":null,\"backlog\":1,\"entered\":2,\"left\":1}",
                        "{\"period\":\"2026-02\",\"group\":null,\"backlog\":null,\"entered\":0,\"left\":0}");
    }

    @Test
    void shouldSeeNothingOfAnotherWorkspace() {
        for (String report : List.of("volume", "backlog", "ageing", "response-times")) {
            String path = "/reports/" + report + "?groupBy=origin&from=2026-01-01&to=2026-02-01";
            assertThat(api.get("nobodys", path).json().path("items")).isEmpty();
        }
        assertThat(api.get("other", "/reports/volume?from=2026-01-01&to=2026-01-02")
                        .json()
                        .at("/items/0/created")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "by=year, by",
        "groupBy=all, groupBy",
        "group=x, group",
        "timezone=Middle/Earth, timezone",
        "timezone=%2B02:00, timezone",
        "from=2026-02-30, from",
        "from=yesterday, from",
        "from=1000-01-01, from",
        "from=2026-02-01&to=2026-02-01, from",
        "from=2030-01-01, from",
        "to=%2B999999999-12-31T23:59:59Z, to",
        "asOf=2026-01-01, asOf",
        "asOf=%2B20000-01-01T00:00:00Z&by=week, asOf",
        "asOf=1899-12-31T00:00:00Z, asOf",
        "format=xml, format",
        "from=1900-01-01&to=2026-01-01, from",
        "sort=period, sort",
        "from=2026-01-01&from=2026-01-02, from",
        "consistency=maybe, consistency"
    })
    void shouldSayWhatIsWrongWithAParameter(String query, String field) {
        Answer answer = api.get("ws", "/reports/volume?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume", "backlog", "ageing", "response-times"})
    void shouldRefuseMoreRowsThanAnAnswerMayHave(String report) {
        // 3,653 days for each of three groups.
        for (int i = 10; i < 13; i++) {
            Story more = story("ws", i);
            log.append(more.streamId, more.created(Map.of(TicketField.TYPE, "t" + i), null));
            log.append(more.streamId, more.replied("one"));
        }
        String ten = "/reports/" + report + "?by=day&from=2020-01-01&to=2030-01-01";

        assertThat(api.get("ws", ten).status()).isEqualTo(200);
        assertThat(api.get("ws", ten + "&groupBy=type").status()).isEqualTo(400);
        assertThat(api.get("ws", ten + "&groupBy=type&group=t10").status()).isEqualTo(200);
    }

    private List<String> items(String path) {
        Answer answer = api.get("ws", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").valueStream().map(JsonNode::toString).toList();
    }
}
