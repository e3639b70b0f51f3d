package io.ticketledger.standalone.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.discord.Bot.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** 200 tickets in every combination of claimed and closed, and 50 users who race to claim each of them. */
class BotsDayTest {
    private static final int TICKETS = 200;
    private static final int USERS = 50;
    private static final int AT_ONCE = 100;

    private static final String CLAIMED = "{\"claimed\":true}";
    private static final String TAKEN = "{\"error\":{\"code\":400,\"message\":\"Ticket is already claimed\"}}";
    private static final String CLOSED = "{\"error\":{\"code\":400,\"message\":\"Ticket is closed\"}}";

    private static final List<Opened> OPENED =
            IntStream.range(0, TICKETS).mapToObj(Opened::new).toList();

    @TempDir
    static Path directory;

    private static RunningLedger ledger;
    private static LedgerClient auditor;
    private static Bot bot;

    /** A ticket by its place in the day, which says how it starts. */
    record Opened(int place) {
        String shortId() {
            return "day-" + place;
        }

        boolean claimed() {
            return place % 2 == 1;
        }

        boolean closed() {
            return place / 2 % 2 == 1;
        }

        String firstClaimer() {
            return "staff-" + place;
        }

        JsonNode body() {
            return Bot.ticket(shortId())
                    .put("claimed", claimed())
                    .put("claimedBy", claimed() ? firstClaimer() : "")
                    .put("closed", closed());
        }
    }

    record Attempt(Opened opened, int user) {}

    @BeforeAll
    static void start() throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        auditor = ledger.client();
        bot = Bot.of(auditor);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldGiveEachTicketOneClaimer() throws InterruptedException, ExecutionException {
        for (Reply created : all(OPENED, opened -> bot.post("/tickets/create", opened.body()))) {
            assertThat(created.body()).isEqualTo("{\"created\":true}");
        }

        Map<Opened, List<String>> replies = race();

        assertThat(replies)
                .hasSize(TICKETS)
                .allSatisfy((opened, bodies) ->
                        assertThat(bodies).as(opened.toString()).containsExactlyInAnyOrderElementsOf(expected(opened)));
        replies.forEach(BotsDayTest::assertOutcome);
    }

    /** For every ticket the reply to each user; the claims of one ticket are under way together. */
    private static Map<Opened, List<String>> race() throws InterruptedException, ExecutionException {
        List<Attempt> attempts = OPENED.stream()
                .flatMap(opened -> IntStream.range(0, USERS).mapToObj(user -> new Attempt(opened, user)))
                .toList();
        List<String> bodies = all(
                attempts,
                attempt -> bot.claim(attempt.opened().shortId(), user(attempt.user()))
                        .body());
        return OPENED.stream()
                .collect(Collectors.toMap(
                        opened -> opened,
                        opened -> bodies.subList(opened.place() * USERS, (opened.place() + 1) * USERS)));
    }

    private static List<String> expected(Opened opened) {
        List<String> expected = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            boolean wins = user == 0 && !opened.claimed();
            expected.add(opened.closed() ? CLOSED : wins ? CLAIMED : TAKEN);
        }
        return expected;
    }

    private static void assertOutcome(Opened opened, List<String> replies) {
        String claimer =
                opened.claimed() ? opened.firstClaimer() : opened.closed() ? null : user(replies.indexOf(CLAIMED));
        String claim = claimer == null
                ? "{\"claimed\":false,\"claimedBy\":null}"
                : "{\"claimed\":true,\"claimedBy\":\"" + claimer + "\"}";

        assertThat(bot.get("/tickets/is/claimed/" + opened.shortId()).body()).isEqualTo(claim);
        JsonNode ticket =
                Bot.JSON.readTree(bot.get("/tickets/get/id/" + opened.shortId()).body());
        assertThat(ticket.path("closed").booleanValue()).isEqualTo(opened.closed());
        assertThat(actions(ticket.path("ticketId").stringValue()))
                .as(opened.toString())
                .filteredOn("TicketClaimed"::equals)
                .hasSize(claimer == null ? 0 : 1);
    }

    private static List<String> actions(String ticketId) {
        return auditor.get("/queries/tickets/" + ticketId + "/change-log")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("action").stringValue())
                .toList();
    }

    private static String user(int number) {
        return String.valueOf(53_908_232_506_183_680L + number);
    }

    /** Does it with each, up to {@value AT_ONCE} at once, begun in their order; what came of it in the same order. */
    private static <A, B> List<B> all(List<A> items, Function<A, B> work)
            throws InterruptedException, ExecutionException {
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> begun = new ArrayList<>();
            for (A item : items) {
                slots.acquire();
                begun.add(threads.submit(() -> {
                    try {
                        return work.apply(item);
                    } finally {
                        slots.release();
                    }
                }));
            }
            List<B> done = new ArrayList<>();
            for (Future<B> one : begun) {
                done.add(one.get());
            }
            return done;
        }
    }
}
