package io.ticketledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.dialect.church.ChurchErrors;
import io.ticketledger.dialect.crm.CrmErrors;
import io.ticketledger.dialect.discord.DiscordErrors;
import io.ticketledger.dialect.helpdesk.HelpdeskErrors;
import io.ticketledger.dialect.isp.IspErrors;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.standalone.LedgerClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger whose limits are lower than the usual ones; every API keeps them, and names them in its own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfiguredLimitsTest {
    private static final int BODY = 4_096;
    private static final int DEPTH = 10;
    private static final int TEXT = 1_000;
    private static final int PAGE = 3;

    private RunningLedger ledger;
    private LedgerClient client;

    /** @param path takes a POST with a body */
    private record Api(String path, ErrorShape errors) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Api> apis() {
        return Stream.of(
                new Api("/api/tickets", new ChurchErrors()),
                new Api("/api/v2/ticket", new HelpdeskErrors()),
                new Api("/backend/api/v1/tickets", new CrmErrors()),
                new Api("/tickets/create", new DiscordErrors()),
                new Api("/api/v1/tickets", new IspErrors()),
                new Api("/commands/create-ticket", new LedgerErrors()));
    }

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        ledger = RunningLedger.start(
                directory.resolve("data"),
                "--ticketledger.limits.body=" + BODY + "B",
                "--ticketledger.limits.depth=" + DEPTH,
                "--ticketledger.limits.text=" + TEXT,
                "--ticketledger.limits.page=" + PAGE,
                "--ticketledger.limits.batch=2",
                "--ticketledger.limits.bulk=2");
        client = ledger.client();
        for (int i = 0; i < 5; i++) {
            Answer made = client.post(
                    "/api/v1/tickets?user_id=3",
                    Map.of("isp_id", 1, "branch_id", 2, "title", "T" + i, "description", "x", "priority", 1));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
        }
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldBoundTheBody(Api api) {
        assertAnswer(api, "{\"a\":\"" + "x".repeat(BODY) + "\"}", new ApiError.BodyTooLarge(BODY));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldBoundTheDepth(Api api) {
        String reason = "is nested deeper than " + DEPTH + " levels";

        assertAnswer(
                api, "{\"a\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}", new ApiError.MalformedBody("a", reason));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldBoundASingleText(Api api) {
        String reason = "has a text of more than " + TEXT + " characters";

        assertAnswer(api, "{\"a\":\"" + "x".repeat(TEXT + 1) + "\"}", new ApiError.MalformedBody("a", reason));
    }

    @Test
    void shouldBoundThePagesOfEveryApi() {
        assertThat(get("/api/tickets").json().path("results")).hasSize(PAGE);
        assertThat(get("/api/tickets?page_size=50").json().path("results")).hasSize(PAGE);

        assertThat(get("/api/v2/ticket").json().path("items")).hasSize(PAGE);
        assertFails(get("/api/v2/ticket?itemLimit=4"), 400, "itemLimit");

        Answer crm = get("/backend/api/v1/tickets");
        assertThat(crm.json()).hasSize(PAGE);
        assertThat(crm.headers()).containsKey("link");

        String isp = "/api/v1/tickets?isp_id=1&branch_id=2&user_id=3";
        assertThat(get(isp).json().path("data")).hasSize(PAGE);
        assertFails(get(isp + "&limit=4"), 422, "3");

        assertThat(get("/queries/tickets").json().path("items")).hasSize(PAGE);
        assertFails(get("/queries/tickets?limit=4"), 400, "must be a number from 1 to 3");
        assertFails(get("/queries/tickets/1/change-log?limit=4"), 400, "must be a number from 1 to 3");
        assertFails(get("/queries/tickets/1/replies?limit=4"), 400, "must be a number from 1 to 3");
    }

    @Test
    void shouldBoundABatchAndABulkCall() {
        Map<String, String> command = Map.of("command", "delete-ticket");
        assertFails(client.post("/commands/batch", Map.of("commands", List.of(command, command, command))), 400, "2");
        assertFails(
                client.post(withKey("/api/v2/ticket/setStatus"), Map.of("status", "open", "ticketIDs", "1,2,3")),
                400,
                "ticketIDs");
        assertThat(client.post(withKey("/api/v2/ticket/setStatus"), Map.of("status", "open", "ticketIDs", "1,2"))
                        .status())
                .isEqualTo(200);
    }

    private void assertAnswer(Api api, String body, ApiError error) {
        Answer answer = client.send("POST", withKey(api.path), body);
        ErrorAnswer expected = api.errors.answer(error);
        // The Discord bot's API says of a malformed body what was attempted with it.
        assertThat(answer.body())
                .isEqualTo(expected.body().replace("\"Invalid request\"", "\"Could not create a new ticket\""));
        assertThat(answer.status()).isEqualTo(expected.status());
    }

    private static void assertFails(Answer answer, int status, String word) {
        assertThat(answer.body()).contains(word);
        assertThat(answer.status()).isEqualTo(status);
    }

    private Answer get(String path) {
        return client.get(withKey(path));
    }

    /** The helpdesk's clients don't send bearer tokens; the others don't look at the parameter. */
    private String withKey(String path) {
        String parameter = "apiKey=" + client.key();
        return path.startsWith("/api/v2/") ? path + (path.contains("?") ? "&" : "?") + parameter : path;
    }
}
