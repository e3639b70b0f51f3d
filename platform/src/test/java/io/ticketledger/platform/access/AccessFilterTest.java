package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.dialect.Permission;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ApplicationContext;

class AccessFilterTest extends ProbeTest {

    @Autowired
    private ApiKeys keys;

    @Autowired
    private ApplicationContext context;

    @AfterEach
    void shouldNotHaveLoggedClientsMistakes(CapturedOutput output) {
        if (!output.getAll().contains("secret of the house")) {
            assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
        }
        assertThat(output.getAll()).doesNotContain(ADMIN);
    }

    @Test
    void shouldLetTheAdminKeyIn() {
        HttpResponse<String> response = http.get("/probe/caller");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Http.json(response).at("/caller/subject").asString()).isEqualTo("admin");
        assertThat(Http.json(response).at("/caller/workspace").asString()).isEqualTo("default");
        assertThat(Http.json(response).at("/caller/displayName").asString()).isEqualTo("Administrator");
        assertThat(Http.json(response).at("/caller/credentialId").asString()).isEqualTo("admin-key");
        assertThat(Http.json(response).at("/caller/permissions")).hasSize(Permission.values().length);
        assertThat(Http.json(response).at("/context/clientAddress").asString()).isNotEmpty();
    }

    @Test
    void shouldAskForACredential() {
        for (String path : new String[] {"/probe/caller", "/probe/nowhere", "/probe", "/queries/tickets"}) {
            HttpResponse<String> response = http.as(null).get(path);
            assertProblem(response, 401, "UNAUTHENTICATED");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertProblem(http.as(null).method("OPTIONS", "/probe/caller"), 401, "UNAUTHENTICATED");
        assertProblem(
                http.as(null).send(http.as(null).request("/probe/caller").header("Authorization", "Basic YTpi")),
                401,
                "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "tlk_", "tlk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", ADMIN + "x", "ünïcode"})
    void shouldRefuseABadCredential(String bad) {
        if (bad.chars().allMatch(c -> c < 128)) {
            assertProblem(http.as(bad).get("/probe/caller"), 401, "INVALID_CREDENTIAL");
        }
    }

    @Test
    void shouldRefuseTwoCredentials() {
        assertProblem(
                http.send(http.request("/probe/caller").header("Authorization", "Bearer other")),
                401,
                "INVALID_CREDENTIAL");
    }

    @Test
    void shouldCheckThePermissionOfTheRoute() {
        String reader = key("acme", Permission.TICKET_READ);

        assertThat(http.as(reader).get("/probe/caller").statusCode()).isEqualTo(200);
        assertThat(Http.json(http.as(reader).get("/probe/caller"))
                        .at("/caller/workspace")
                        .asString())
                .isEqualTo("acme");
        assertProblem(http.as(reader).post("/probe/echo", "{}"), 403, "FORBIDDEN");
        // The more specific route decides, as it does for the dispatcher.
        assertProblem(http.as(reader).get("/probe/items/newest"), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json, */*;q=0.1", "application/hal+json, application/json;q=0.5"})
    void shouldAnswerInPlainJsonWhateverElseIsAccepted(String accepted) {
        HttpResponse<String> response = http.send(http.request("/probe/caller").header("Accept", accepted));

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void shouldAnswerUnknownPathsAsAbsent() {
        String unknown = assertProblem(http.get("/probe/nowhere"), 404, "NOT_FOUND");

        assertThat(assertProblem(http.get("/probe/unlisted"), 404, "NOT_FOUND")).isEqualTo(unknown);
        assertThat(assertProblem(http.get("/elsewhere"), 404, "NOT_FOUND")).isEqualTo(unknown);
        assertThat(assertProblem(http.get("/queries/tickets"), 404, "NOT_FOUND"))
                .as("listed, but served by nobody here")
                .isEqualTo(unknown);
        assertThat(assertProblem(http.get("/error"), 404, "NOT_FOUND")).isEqualTo(unknown);
        assertThat(assertProblem(http.as(null).get("/actuator/env"), 404, "NOT_FOUND"))
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/../probe/caller",
                "/actuator/health/../../probe/caller",
                "/actuator/health/..;/..;/probe/caller",
                "/probe/./caller",
                "/probe//caller",
                "//probe/caller",
                "/probe/caller;a=b",
                "/probe;/caller",
                "/probe/%2e%2e/probe/caller",
                "/probe/caller%00",
                "/probe/items/%c3%28",
            })
    void shouldNotReadAPathInTwoWays(String path) throws Exception {
        for (String credential : new String[] {"", "Authorization: Bearer " + ADMIN + "\r\n"}) {
            String answer = http.raw(
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credential + "\r\n");
            assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|404).*").contains("application/problem+json");
            assertThat(answer).doesNotContain("\"caller\"").doesNotContain("<html");
        }
    }

    @Test
    void shouldTakeATrailingSlashAndEscapedLetters() {
        assertThat(http.get("/probe/caller/").statusCode()).isEqualTo(200);
        assertThat(http.get("/%70robe/c%61ller").statusCode()).isEqualTo(200);
        assertProblem(http.as(null).get("/%70robe/caller"), 401, "UNAUTHENTICATED");
    }

    @Test
    void shouldNameTheMethodsOfAPath() {
        HttpResponse<String> response = http.method("PUT", "/probe/items/1");

        assertProblem(response, 405, "METHOD_NOT_ALLOWED");
        assertThat(response.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void shouldAnswerHeadLikeGetAndOptionsWithoutABody() {
        HttpResponse<String> head = http.method("HEAD", "/probe/caller");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        HttpResponse<String> options = http.method("OPTIONS", "/probe/echo");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.body()).isEmpty();
        assertThat(options.headers().firstValue("Allow")).contains("OPTIONS, POST");
        assertProblem(http.method("OPTIONS", "/probe/nowhere"), 404, "NOT_FOUND");
    }

    @Test
    void shouldRefuseWhoTakesNoneOfTheFormsOfAnAnswer() {
        assertThat(accept("/probe/caller", "application/*").statusCode()).isEqualTo(200);
        assertProblem(accept("/probe/caller", "text/csv"), 406, "NOT_ACCEPTABLE");
        assertThat(accept("/probe/table", "text/csv").body()).isEqualTo("a,b");
        assertThat(accept("/probe/table", "application/json").statusCode()).isEqualTo(200);
        assertProblem(accept("/probe/table", "image/png"), 406, "NOT_ACCEPTABLE");
        assertProblem(accept("/probe/table", "no type"), 406, "NOT_ACCEPTABLE");
    }

    private HttpResponse<String> accept(String path, String types) {
        return http.send(http.request(path).header("Accept", types));
    }

    @Test
    void shouldSpeakTheWordsOfTheApiWithTheLongestRoot() {
        HttpResponse<String> response = http.get("/probe/curt/anything");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("no");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/x-curt"));
    }

    @Test
    void shouldLeavePublicPathsOpen() {
        Http anybody = http.as(null);

        assertThat(anybody.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/swagger-ui.html").statusCode()).isEqualTo(302);
        HttpResponse<String> description = anybody.get("/v3/api-docs/ledger");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(Http.json(description)
                        .at("/components/securitySchemes/bearer/scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void shouldCarryTheCommonHeaders() {
        for (String path : new String[] {"/probe/caller", "/probe/nowhere", "/probe/refused"}) {
            var headers = http.get(path).headers();
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Correlation-Id")).isPresent();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void shouldKeepAHarmlessCorrelationIdAndReplaceAnyOther(CapturedOutput output) {
        HttpResponse<String> kept = http.send(http.request("/probe/caller").header("X-Correlation-Id", "my-1_a.B"));
        HttpResponse<String> made = http.send(http.request("/probe/caller").header("X-Correlation-Id", "a b"));

        assertThat(kept.headers().firstValue("X-Correlation-Id")).contains("my-1_a.B");
        assertThat(made.headers().firstValue("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(Http.json(kept).at("/context/correlationId").asString()).isEqualTo("my-1_a.B");
        await().untilAsserted(() -> assertThat(output.getOut())
                .containsPattern(
                        "\\[my-1_a\\.B\\] .*GET /probe/caller 200 \\d+ ms workspace=default credential=admin-key"));
    }

    @Test
    void shouldLogTheRouteAndNothingThatWasSent(CapturedOutput output) {
        http.get("/probe/items/6f1d2b0e-0000-4000-8000-000000000001?q=private");
        http.get("/probe/nowhere-private");

        await().untilAsserted(() -> assertThat(output.getOut())
                .contains("GET /probe/items/{id} 200")
                .contains("GET - 404"));
        assertThat(output.getOut()).doesNotContain("private").doesNotContain("6f1d2b0e");
    }

    @Test
    void shouldFindEveryMappingThatNoTableLists() {
        assertThat(RouteTableCheck.unlisted(context)).containsExactly("GET /elsewhere", "GET /probe/unlisted");
    }

    @Test
    void shouldRefuseAnExpiredKey() {
        var made = keys.create(
                new NewApiKey(
                        "acme",
                        "old",
                        "s",
                        "S",
                        Set.of(Permission.TICKET_READ),
                        Instant.now().minusSeconds(1)),
                admin());

        String body = assertProblem(http.as(made.secret()).get("/probe/caller"), 401, "INVALID_CREDENTIAL");
        assertThat(body).contains("expired");
    }

    private String key(String workspace, Permission... permissions) {
        return keys.create(new NewApiKey(workspace, "n", "s", "S", Set.of(permissions), null), admin())
                .secret();
    }

    private static Caller admin() {
        return new Caller("default", "admin", "admin-key", "Administrator", Set.of(Permission.values()));
    }
}
