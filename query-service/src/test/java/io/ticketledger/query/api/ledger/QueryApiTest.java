package io.ticketledger.query.api.ledger;

import static io.ticketledger.query.platform.Histories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import io.ticketledger.events.Dialect;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketField;
import io.ticketledger.query.api.ledger.QueryApi.Answer;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.platform.ProjectionRun;
import io.ticketledger.query.platform.TestLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QueryApiTest {
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
        api = new QueryApi(run, log, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        // Each test has a database of its own, so nobody has to wait for the processors to notice.
        Thread.startVirtualThread(run::close);
    }

    @Test
    void shouldReadATicketByIdAndByNumberWithItsVersionAsETag() {
        Story story = ticket("ws", 7);
        log.append(story.streamId, story.claimed("anna"));

        Answer byId = api.get("ws", "/queries/tickets/" + story.id);
        Answer byNumber = api.get("ws", "/queries/tickets/7");

        assertThat(byId.status()).isEqualTo(200);
        assertThat(byId.header("ETag")).isEqualTo("\"2\"");
        assertThat(byId.json().at("/claim/by").asString()).isEqualTo("anna");
        assertThat(byNumber.text()).isEqualTo(byId.text());
        assertThat(api.send("ws", get("/queries/tickets/7").header("If-None-Match", "\"1\", \"2\""))
                        .status())
                .isEqualTo(304);
        Answer headers = api.send("ws", head("/queries/tickets/7"));
        assertThat(headers.header("ETag")).isEqualTo("\"2\"");
        assertThat(headers.status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerAForeignTicketByteForByteLikeAnUnknownOne() {
        Story story = ticket("ws", 7);
        Answer unknown = api.get("other", "/queries/tickets/" + UUID.randomUUID());
        assertThat(unknown.status()).isEqualTo(404);

        for (String suffix : List.of("", "/replies", "/change-log", "?consistency=eventual")) {
            for (String id : List.of(story.id.toString(), "7", "no-ticket", "9999999999999999999999")) {
                Answer foreign = api.get("other", "/queries/tickets/" + id + suffix);
                assertThat(foreign.status()).isEqualTo(404);
                assertThat(foreign.text()).isEqualTo(unknown.text());
            }
        }
        assertThat(numbers(api.get("other", "/queries/tickets"))).isEmpty();
        assertThat(api.get("other", "/queries/stats").json().get("total").asLong())
                .isZero();
    }

    @Test
    void shouldLeaveOutWhatIsDeleted() {
        Story story = ticket("ws", 7);
        ticket("ws", 8);
        log.append(story.streamId, story.replied("nothing remains"));
        log.append(story.streamId, story.deleted());
        run.untilCaughtUp();

        assertThat(api.get("ws", "/queries/tickets/7").status()).isEqualTo(404);
        assertThat(api.get("ws", "/queries/tickets/7?consistency=eventual").status())
                .isEqualTo(404);
        assertThat(api.get("ws", "/queries/tickets/7/change-log").status()).isEqualTo(404);
        assertThat(numbers(api.get("ws", "/queries/tickets"))).containsExactly(8L);
        assertThat(numbers(api.get("ws", "/queries/tickets?text=remains"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status=PENDING, 1",
        "priority=HIGH, 1",
        "priority=NONE, 2",
        "type=bug.report, 1",
        "claimedBy=carl, 2",
        "customer=c-1, 1",
        "customer=ext-1, 1",
        "church=st%20mary, 1",
        "guildId=g-1, 1",
        "ispId=i-1, 1",
        "branchId=b-1, 1",
        "origin=discord, 2",
        "text=gr%C3%96%C3%9Fe%20PRINTER, 1",
        "text=ans%C3%A4tze, 2",
        "text=from%40example.org, 1",
        "createdFrom=2026-01-01T08:02:00Z, 2",
        "createdTo=2026-01-01T08:02:00Z, 1",
        "createdFrom=2026-01-01T09:02:00%2B01:00, 2",
        "updatedFrom=2026-01-01T08:02:02Z, 2",
        "updatedTo=2026-01-01T08:02:02Z, 1",
        "status=PENDING&priority=HIGH&type=bug.report&claimedBy=anna&origin=ledger, 0"
    })
    void shouldFilter(String query, int expected) {
        Story one = story("ws", 1);
        log.append(
                one.streamId,
                one.created(
                        Map.of(
                                TicketField.TITLE,
                                "Printer, Größe A3",
                                TicketField.TYPE,
                                "bug.report",
                                TicketField.CUSTOMER_ID,
                                "c-1",
                                TicketField.CUSTOMER_EXTERNAL_ID,
                                "ext-1",
                                TicketField.CHURCH,
                                "st mary",
                                TicketField.GUILD_ID,
                                "g-1",
                                TicketField.ISP_ID,
                                "i-1",
                                TicketField.BRANCH_ID,
                                "b-1",
                                TicketField.FROM,
                                "From@Example.org"),
                        null,
                        Dialect.LEDGER,
                        PriorityLevel.HIGH));
        log.append(one.streamId, one.status(Status.PENDING));
        Story two = story("ws", 2);
        log.append(two.streamId, two.created(Map.of(), null, Dialect.DISCORD, null));
        log.append(two.streamId, two.claimed("carl"));
        log.append(two.streamId, two.replied("Neue Ansätze"));

        boolean concernsTheSecond =
                query.matches("priority=NONE|claimedBy=carl|origin=discord|text=ans.*|created.*|updatedFrom.*");
        List<Long> found = numbers(api.get("ws", "/queries/tickets?" + query));

        assertThat(found)
                .isEqualTo(expected == 0 ? List.of() : concernsTheSecond && expected == 2 ? List.of(2L) : List.of(1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=OPEN",
                "status=open",
                "status=OPEN&status=NEW",
                "priority=urgent",
                "origin=LEDGER",
                "createdFrom=yesterday",
                "createdFrom=2026-01-01",
                "updatedTo=%2B999999999-01-01T00:00:00Z",
                "sort=title",
                "limit=0",
                "limit=201",
                "limit=ten",
                "limit=99999999999",
                "cursor=abc",
                "cursor=%21",
                "text=%20",
                "text=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u",
                "consistency=maybe",
                "type=a%00b",
                "status%5B%24ne%5D=OPEN"
            })
    void shouldNameAParameterThatIsWrong(String query) {
        Answer answer = api.get("ws", "/queries/tickets?" + query);

        String name = java.net.URLDecoder.decode(query.substring(0, query.indexOf('=')), StandardCharsets.UTF_8);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").propertyNames()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"$ne\":null}", "$ne", "{$gt:''}", "carl' || '1'=='1", ".*", "/carl/", "[\"carl\"]", "null", ""
            })
    void shouldTakeAnyValueAsAValue(String value) {
        Story story = ticket("ws", 1);
        log.append(story.streamId, story.claimed("carl"));
        ticket("ws", 2);
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");

        for (String parameter : List.of("claimedBy", "type", "customer", "church", "guildId")) {
            assertThat(numbers(api.get("ws", "/queries/tickets?" + parameter + "=" + encoded)))
                    .isEmpty();
        }

        Story odd = ticket("ws", 3);
        log.append(odd.streamId, odd.claimed(value));
        assertThat(numbers(api.get("ws", "/queries/tickets?claimedBy=" + encoded)))
                .containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "-number", "createdAt", "-createdAt", "updatedAt", "-updatedAt"})
    void shouldWalkThroughEveryTicketOnceWhileTicketsAreAdded(String sort) {
        LongStream.rangeClosed(1, 25).forEach(number -> ticket("ws", number * 10));
        List<Long> walked = new ArrayList<>();
        String next = "/queries/tickets?limit=4&sort=" + sort;
        for (int added = 1; !next.isEmpty(); added++) {
            Answer page = api.get("ws", next);
            walked.addAll(numbers(page));
            next = page.json().get("next").asString("");
            ticket("ws", added * 10 - 5);
            ticket("ws", 1_000 + added);
        }

        assertThat(walked).doesNotHaveDuplicates();
        assertThat(walked)
                .containsAll(LongStream.rangeClosed(1, 25)
                        .map(number -> number * 10)
                        .boxed()
                        .toList());
        boolean descending = sort.startsWith("-");
        assertThat(walked)
                .isSortedAccordingTo(
                        descending ? java.util.Comparator.reverseOrder() : java.util.Comparator.naturalOrder());
    }

    @Test
    void shouldRefuseACursorOfAnotherWalk() {
        LongStream.rangeClosed(1, 5).forEach(number -> {
            ticket("ws", number);
            ticket("other", number);
        });
        String next = api.get("ws", "/queries/tickets?limit=2&status=NEW")
                .json()
                .get("next")
                .asString();
        String cursor = next.substring(next.indexOf("cursor=") + 7);
        String changed = (cursor.charAt(5) == 'A' ? 'B' : 'A') + cursor.substring(1);

        assertThat(api.get("ws", next).status()).isEqualTo(200);
        assertThat(api.get("ws", next.replace("limit=2", "limit=3")).status()).isEqualTo(200);
        refused("ws", next.replace("status=NEW", "status=OPEN"));
        refused("ws", "/queries/tickets?cursor=" + cursor);
        refused("ws", next + "&sort=number");
        refused("other", next);
        refused("ws", next.replace(cursor, changed));
        refused("ws", next.replace(cursor, cursor + "AAAA"));
        refused("ws", next.replace(cursor, cursor.substring(0, 20)));
        refused("ws", "/queries/tickets/1/replies?cursor=" + cursor);
        refused("ws", "/queries/tickets/1/change-log?cursor=" + cursor);
    }

    @Test
    void shouldPageRepliesAndChangeLogOldestFirst() {
        Story story = story("ws", 1);
        log.append(story.streamId, story.created(Map.of(TicketField.TITLE, "t"), "{\"old\": 1.10}"));
        for (int i = 1; i <= 12; i++) {
            log.append(story.streamId, story.replied("reply " + i));
        }

        Answer replies = api.get("ws", "/queries/tickets/1/replies?limit=10");
        assertThat(replies.json().get("items")).hasSize(10);
        assertThat(replies.json().at("/items/9").toString())
                .isEqualTo("{\"id\":10,\"message\":\"reply 10\",\"author\":\"Bert\",\"at\":\"2026-01-01T08:01:11Z\"}");
        Answer rest = api.get("ws", replies.json().get("next").asString());
        assertThat(rest.json().get("items")).hasSize(2);
        assertThat(rest.json().get("next").isNull()).isTrue();

        Answer changes = api.get("ws", "/queries/tickets/1/change-log?limit=3");
        assertThat(changes.text()).startsWith("{\"items\":[{\"action\":\"imported\",\"value\":{\"old\":1.10}},");
        assertThat(changes.json().at("/items/1").toString())
                .isEqualTo("{\"version\":1,\"at\":\"2026-01-01T08:01:01Z\","
                        + "\"actor\":{\"subject\":\"anna\",\"name\":\"Anna\",\"dialect\":\"ledger\"},"
                        + "\"action\":\"TicketCreated\",\"changes\":["
                        + "{\"field\":\"number\",\"from\":null,\"to\":\"1\"},"
                        + "{\"field\":\"origin\",\"from\":null,\"to\":\"ledger\"},"
                        + "{\"field\":\"status\",\"from\":null,\"to\":\"NEW\"},"
                        + "{\"field\":\"title\",\"from\":null,\"to\":\"t\"}]}");
        assertThat(changes.json().get("items")).hasSize(3);
        Answer next = api.get("ws", changes.json().get("next").asString());
        assertThat(next.json().at("/items/0/version").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8})
    void shouldNeverExceedTheLimitWithAnImportedLog(int limit) {
        Story story = story("ws", 1);
        log.append(story.streamId, story.created(Map.of(), "[\"i1\",\"i2\",\"i3\"]"));
        for (int i = 1; i <= 3; i++) {
            log.append(story.streamId, story.replied("reply " + i));
        }

        List<String> walked = new ArrayList<>();
        String next = "/queries/tickets/1/change-log?limit=" + limit;
        while (!next.isEmpty()) {
            JsonNode page = api.get("ws", next).json();
            assertThat(page.get("items").size()).isBetween(1, limit);
            page.get("items")
                    .forEach(item -> walked.add(
                            item.isString()
                                    ? item.asString()
                                    : item.get("version").asString()));
            next = page.get("next").asString("");
        }

        assertThat(walked).containsExactly("i1", "i2", "i3", "1", "2", "3", "4");
    }

    @Test
    void shouldCountWithZerosForWhatIsNotThere() {
        Story story = ticket("ws", 1);
        log.append(story.streamId, story.typed("a.b$c"));
        log.append(story.streamId, story.prioritised(PriorityLevel.URGENT));
        log.append(story.streamId, story.closed());

        assertThat(api.get("ws", "/queries/stats").text())
                .isEqualTo("{\"status\":{\"NEW\":0,\"OPEN\":0,\"PENDING\":0,\"ON_HOLD\":0,\"SOLVED\":0,\"CLOSED\":1},"
                        + "\"priority\":{\"LOW\":0,\"MEDIUM\":0,\"HIGH\":0,\"URGENT\":1,\"NONE\":0},"
                        + "\"type\":{\"a.b$c\":1},\"otherTypes\":0,\"total\":1}");
    }

    @Test
    void shouldWaitForWhatWasCommittedBeforeTheRequest() throws Exception {
        ticket("ws", 1);
        run.untilCaughtUp();
        CountDownLatch hold = new CountDownLatch(1);
        run.beforeWrite(batch -> await(hold));
        ticket("ws", 2);

        List<String> paths = List.of("/queries/tickets", "/queries/tickets/2", "/queries/stats");
        List<CompletableFuture<Answer>> answers = paths.stream()
                .map(path -> CompletableFuture.supplyAsync(() -> api.get("ws", path), Thread::startVirtualThread))
                .toList();
        assertThat(api.get("ws", "/queries/tickets?consistency=eventual").json().get("items"))
                .hasSize(1);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        hold.countDown();

        assertThat(numbers(answers.get(0).get())).containsExactly(2L, 1L);
        assertThat(answers.get(1).get().status()).isEqualTo(200);
        assertThat(answers.get(2).get().json().get("total").asLong()).isEqualTo(2);
        assertThat(answers).allMatch(answer -> answer.join().header("Warning").isEmpty());
    }

    @Test
    void shouldSayWhenAnAnswerMayBeStale() {
        Story story = ticket("ws", 1);
        run.untilCaughtUp();
        CountDownLatch hold = new CountDownLatch(1);
        run.beforeWrite(batch -> await(hold));
        log.append(story.streamId, story.replied("late"));
        ticket("ws", 2);
        QueryApi impatient = new QueryApi(run, log, Duration.ofMillis(100));
        try {
            for (String path :
                    List.of("/queries/tickets", "/queries/stats", "/queries/tickets/1", "/queries/tickets/1/replies")) {
                Answer stale = impatient.get("ws", path);
                assertThat(stale.status()).isEqualTo(200);
                assertThat(stale.header("Warning")).isEqualTo("110 - \"Response is Stale\"");
                assertThat(Long.parseLong(stale.header("X-Ledger-Lag"))).isGreaterThanOrEqualTo(90);
            }
            Answer absent = impatient.get("ws", "/queries/tickets/2");
            assertThat(absent.status()).isEqualTo(503);
            assertThat(absent.header("Retry-After")).isEqualTo("1");
            assertThat(impatient
                            .get("ws", "/queries/tickets/2?consistency=eventual")
                            .status())
                    .isEqualTo(503);
            assertThat(impatient
                            .get("ws", "/queries/tickets/1?consistency=eventual")
                            .header("Warning"))
                    .isEmpty();
            assertThat(impatient.get("ws", "/queries/tickets/3").status()).isEqualTo(404);
        } finally {
            hold.countDown();
        }
    }

    @Test
    void shouldWaitForAnEventThatCameLast() {
        Story one = story("ws", 1);
        Story two = story("ws", 2);
        log.appendAt(1, one.streamId, one.created("one"));
        log.appendAt(2, one.streamId, one.claimed("anna"));
        run.untilCaughtUp();
        CountDownLatch hold = new CountDownLatch(1);
        run.beforeWrite(batch -> await(hold));
        log.appendAt(3, two.streamId, two.created("two"));
        try {
            Answer stale = new QueryApi(run, log, Duration.ofMillis(50)).get("ws", "/queries/tickets");
            assertThat(stale.header("Warning")).isNotEmpty();
        } finally {
            hold.countDown();
        }
        assertThat(numbers(api.get("ws", "/queries/tickets"))).containsExactly(2L, 1L);
    }

    private void refused(String workspace, String path) {
        Answer answer = api.get(workspace, path);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.json().get("errors").propertyNames()).containsExactly("cursor");
    }

    private Story ticket(String workspace, long number) {
        Story story = story(workspace, number);
        log.append(story.streamId, story.created("Ticket " + number));
        return story;
    }

    private static List<Long> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Long> numbers = new ArrayList<>();
        for (JsonNode item : answer.json().get("items")) {
            numbers.add(item.get("number").asLong());
        }
        return numbers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
