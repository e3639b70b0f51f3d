package io.ticketledger.command.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.platform.PlatformConfiguration;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.Http;
import io.ticketledger.platform.access.RouteTableCheck;
import io.ticketledger.platform.access.ScratchDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = ApiKeyControllerTest.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yml",
            "ticketledger.admin-key=" + ApiKeyControllerTest.ADMIN,
            "ticketledger.access.use-interval=10ms"
        })
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyControllerTest {
    static final String ADMIN = "an-admin-key-of-more-than-32-characters";
    private static final ScratchDatabase DATABASE = new ScratchDatabase();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        PlatformConfiguration.class,
        KeyAdministration.class,
        ApiKeyController.class,
        KeyUseController.class,
        AccessAuditController.class
    })
    static class Application {}

    private Http admin = new Http(0, null);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        admin = new Http(port, ADMIN);
    }

    @AfterEach
    void shouldNotLogMistakesOrSecrets(CapturedOutput output) {
        assertThat(output.getAll())
                .doesNotContain(" ERROR ")
                .doesNotContain(" WARN ")
                .doesNotContain("tlk_");
    }

    @Test
    void shouldMakeUseAndRevokeAKey(CapturedOutput output) {
        HttpResponse<String> response = admin.post("/admin/api-keys", """
                {"workspace":"acme","name":"CI","subject":"ci","displayName":"The CI",
                 "permissions":["TICKET_READ","ADMIN","ADMIN"],"expiresAt":"2999-01-01T00:00:00+01:00"}""");

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode made = Http.json(response);
        String id = made.path("id").asString();
        String secret = made.path("key").asString();
        assertThat(response.headers().firstValue("Location")).contains("/admin/api-keys/" + id);
        assertThat(secret).startsWith("tlk_");
        assertThat(made.path("workspace").asString()).isEqualTo("acme");
        assertThat(made.path("createdBy").asString()).isEqualTo("admin");
        assertThat(made.path("expiresAt").asString()).isEqualTo("2998-12-31T23:00:00Z");
        assertThat(made.path("permissions")).hasSize(2);

        HttpResponse<String> list = admin.as(secret).get("/admin/api-keys");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains(id).contains("\"next\":null").doesNotContain(secret);

        assertThat(admin.method("DELETE", "/admin/api-keys/" + id).statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(admin.as(secret).get("/admin/api-keys").statusCode())
                                .isEqualTo(401));
        assertThat(admin.method("DELETE", "/admin/api-keys/" + id).statusCode()).isEqualTo(204);
        JsonNode revoked = Http.json(admin.get("/admin/api-keys/" + id));
        assertThat(revoked.path("revokedAt").asString("")).isNotEmpty();
        assertThat(revoked.has("key")).isFalse();
        assertThat(output.getOut())
                .contains("API key created key=" + id + " workspace=acme credential=admin-key")
                .contains("API key revoked key=" + id + " workspace=acme credential=admin-key")
                .doesNotContain("The CI");
    }

    @Test
    void shouldTellHowAKeyWasUsed() {
        JsonNode made = Http.json(admin.post("/admin/api-keys", body("\"workspace\":\"used\",", "ADMIN")));
        String path = "/admin/api-keys/" + made.path("id").asString();
        assertThat(Http.json(admin.get(path)).path("lastUsedAt").isNull()).isTrue();
        assertThat(admin.get(path + "/uses").body()).isEqualTo("{\"items\":[],\"next\":null}");
        Http user = admin.as(made.path("key").asString());

        user.get("/admin/api-keys");
        user.get("/admin/api-keys?workspace=other");

        await().untilAsserted(() -> {
            JsonNode days = Http.json(admin.get(path + "/uses")).path("items");
            assertThat(sum(days, "requests")).isEqualTo(2);
            assertThat(sum(days, "refused")).isEqualTo(1);
            assertThat(days.at("/0/day").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(Http.json(admin.get(path)).path("lastUsedAt").asString())
                    .isEqualTo(days.at("/0/lastAt").asString());
        });
        await().untilAsserted(() -> assertThat(Http.json(admin.get("/admin/api-keys/admin-key/uses"))
                        .at("/items/0/requests")
                        .asInt())
                .isPositive());
        assertThat(admin.get("/admin/api-keys/" + made.path("id").asString().toUpperCase(Locale.ROOT) + "/uses")
                        .body())
                .as("an id in capitals is the same id")
                .isEqualTo(admin.get(path + "/uses").body());
        for (String absent : List.of("admin-key", "no-id")) {
            assertProblem(user.get("/admin/api-keys/" + absent + "/uses"), 404, "NOT_FOUND");
        }
        for (String query : List.of("limit=0", "cursor=x", "workspace=used")) {
            assertProblem(admin.get(path + "/uses?" + query), 400, "INVALID_FIELDS");
        }
    }

    @Test
    void shouldRecordEveryAct() {
        String id = id(admin.post("/admin/api-keys", body("\"workspace\":\"watched\",", "TICKET_READ")));
        admin.get("/admin/api-keys?workspace=watched");
        admin.get("/admin/api-keys/" + id);
        admin.get("/admin/api-keys/" + id + "/uses");
        admin.method("DELETE", "/admin/api-keys/" + id);
        admin.get("/admin/api-keys/" + UUID.randomUUID());
        admin.get("/admin/audit?workspace=watched");

        List<JsonNode> acts = walk("/admin/audit?workspace=watched&limit=2");

        assertThat(acts)
                .extracting(act ->
                        act.path("act").asString() + " " + act.path("target").asString("-"))
                .containsExactly(
                        "ACCESS_AUDIT_READ -",
                        "API_KEY_REVOKED " + id,
                        "API_KEY_USES_READ " + id,
                        "API_KEY_READ " + id,
                        "API_KEYS_LISTED -",
                        "API_KEY_CREATED " + id);
        assertThat(acts).allSatisfy(act -> {
            assertThat(act.path("workspace").asString()).isEqualTo("watched");
            assertThat(act.path("callerWorkspace").asString()).isEqualTo("default");
            assertThat(act.path("credentialId").asString()).isEqualTo("admin-key");
            assertThat(act.path("displayName").asString()).isEqualTo("Administrator");
            assertThat(act.path("correlationId").asString()).isNotEmpty();
            assertThat(act.path("clientAddress").asString()).isNotEmpty();
            assertThat(act.toString()).doesNotContain("tlk_");
        });
        assertThat(acts.getLast().at("/details/permissions/0").asString()).isEqualTo("TICKET_READ");
        assertThat(
                        walk(
                                "/admin/audit?workspace=watched&act=API_KEY_READ&subject=admin&limit=1&from=2001-01-01T00:00:00Z"))
                .hasSize(1);
        assertThat(walk("/admin/audit?workspace=watched&subject=a%26b%20c")).isEmpty();
        assertThat(walk("/admin/audit?workspace=watched&to=2001-01-01T00:00:00Z"))
                .isEmpty();
        for (String query : List.of("act=FLY", "from=x", "limit=201", "cursor=x", "page=2", "subject=a&subject=b")) {
            assertProblem(admin.get("/admin/audit?" + query), 400, "INVALID_FIELDS");
        }
    }

    @Test
    void shouldMakeNoKeyThatOutlivesItsMaker() {
        String end = "2998-12-31T23:00:00Z";
        JsonNode maker = Http.json(
                admin.post("/admin/api-keys", body("\"workspace\":\"short\",\"expiresAt\":\"" + end + "\",", "ADMIN")));
        Http local = admin.as(maker.path("key").asString());

        String problem = assertProblem(
                local.post("/admin/api-keys", body("\"expiresAt\":\"2998-12-31T23:00:00.001Z\",", "ADMIN")),
                400,
                "INVALID_FIELDS");
        JsonNode child = Http.json(local.post("/admin/api-keys", body("", "ADMIN")));
        JsonNode same = Http.json(local.post("/admin/api-keys", body("\"expiresAt\":\"" + end + "\",", "ADMIN")));

        assertThat(problem).contains("\"expiresAt\":[\"must not lie after " + end);
        assertThat(child.path("expiresAt").asString()).isEqualTo(end);
        assertThat(same.path("expiresAt").asString()).isEqualTo(end);
        assertThat(walk("/admin/audit?workspace=short&act=API_KEY_CREATED&credential="
                        + maker.path("id").asString()))
                .extracting(act -> act.path("target").asString())
                .containsExactly(same.path("id").asString(), child.path("id").asString());
    }

    @Test
    void shouldRecordRefusedAttemptsWhereTheCallerIsAtHome() {
        Http local = admin.as(make("refused", "ADMIN"));

        assertProblem(local.post("/admin/api-keys", body("\"workspace\":\"unharmed\",", "ADMIN")), 403, "FORBIDDEN");
        assertProblem(local.post("/admin/api-keys", body("", "TICKET_READ")), 403, "FORBIDDEN");

        await().untilAsserted(() -> assertThat(walk("/admin/audit?workspace=refused&act=ADMIN_REFUSED"))
                .extracting(act -> act.path("target").asString())
                .containsExactly("POST /admin/api-keys"));
        assertThat(walk("/admin/audit?workspace=unharmed")).isEmpty();
    }

    @Test
    void shouldConfineAnAdministratorToTheOwnWorkspace() {
        Http local = admin.as(make("cell", "ADMIN", "TICKET_READ"));
        String foreign = id(admin.post("/admin/api-keys", body("\"workspace\":\"other\",", "TICKET_READ")));

        assertProblem(local.post("/admin/api-keys", body("\"workspace\":\"other\",", "TICKET_READ")), 403, "FORBIDDEN");
        for (String list : List.of("/admin/api-keys", "/admin/audit")) {
            assertThat(assertProblem(local.get(list + "?workspace=other"), 403, "FORBIDDEN"))
                    .isEqualTo(assertProblem(local.get(list + "?workspace=not-there"), 403, "FORBIDDEN"));
        }
        for (String call :
                List.of("DELETE /admin/api-keys/%s", "GET /admin/api-keys/%s", "GET /admin/api-keys/%s/uses")) {
            String[] parts = call.split(" ");
            String unknown =
                    assertProblem(local.method(parts[0], parts[1].formatted(UUID.randomUUID())), 404, "NOT_FOUND");
            assertThat(assertProblem(local.method(parts[0], parts[1].formatted(foreign)), 404, "NOT_FOUND"))
                    .isEqualTo(unknown);
        }
        assertProblem(local.method("DELETE", "/admin/api-keys/no-id"), 404, "NOT_FOUND");
        assertThat(local.get("/admin/api-keys").body()).doesNotContain(foreign);
        assertThat(Http.json(local.post("/admin/api-keys", body("", "TICKET_READ")))
                        .path("workspace")
                        .asString())
                .isEqualTo("cell");
        assertThat(admin.get("/admin/api-keys?workspace=other").body()).contains(foreign);
    }

    @Test
    void shouldNotGrantWhatTheMakerLacks() {
        Http local = admin.as(make("modest", "ADMIN"));

        assertProblem(local.post("/admin/api-keys", body("", "TICKET_READ")), 403, "FORBIDDEN");
        assertThat(local.post("/admin/api-keys", body("", "ADMIN")).statusCode())
                .isEqualTo(201);
        assertProblem(admin.as(make("modest", "TICKET_READ")).get("/admin/api-keys"), 403, "FORBIDDEN");
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        HttpResponse<String> response = admin.post("/admin/api-keys", """
                {"workspace":"Not A Name","name":" ","displayName":5,"permissions":["FLY"],
                 "expiresAt":"2001-01-01T00:00:00Z","colour":"red"}""");

        assertProblem(response, 400, "INVALID_FIELDS");
        assertThat(Http.json(response).path("errors").propertyNames())
                .containsExactlyInAnyOrder(
                        "workspace", "name", "subject", "displayName", "permissions", "expiresAt", "colour");
        assertProblem(admin.post("/admin/api-keys", "{"), 400, "MALFORMED_BODY");
        for (String query :
                List.of("limit=0", "limit=201", "limit=x", "cursor=x", "cursor=", "page=2", "workspace=A")) {
            assertProblem(admin.get("/admin/api-keys?" + query), 400, "INVALID_FIELDS");
        }
    }

    @Test
    void shouldPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(id(admin.post("/admin/api-keys", body("\"workspace\":\"paged\",", "TICKET_READ"))));
        }

        List<String> seen = walk("/admin/api-keys?workspace=paged&limit=2").stream()
                .map(item -> item.path("id").asString())
                .toList();
        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void shouldHaveEveryEndpointInTheRouteTable(
            @org.springframework.beans.factory.annotation.Autowired ApplicationContext context) {
        assertThat(RouteTableCheck.unlisted(context)).isEmpty();
    }

    @Test
    void shouldBeDescribed() {
        JsonNode api = Http.json(admin.as(null).get("/v3/api-docs/ledger"));

        assertThat(api.path("paths").propertyNames())
                .contains("/admin/api-keys", "/admin/api-keys/{id}", "/admin/api-keys/{id}/uses", "/admin/audit");
        assertThat(api.at("/components/schemas/AccessAct/enum").valueStream().map(JsonNode::asString))
                .containsExactly(
                        Arrays.stream(AccessAct.values()).map(Enum::name).toArray(String[]::new));
        assertThat(api.at("/paths/~1admin~1api-keys/post/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/NewApiKey");
    }

    /** Of the one day, or of the two that midnight made of it. */
    private static int sum(JsonNode days, String field) {
        return days.valueStream().mapToInt(day -> day.path(field).asInt()).sum();
    }

    private List<JsonNode> walk(String first) {
        List<JsonNode> seen = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            HttpResponse<String> page = admin.get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            Http.json(page).path("items").forEach(seen::add);
            next = Http.json(page).path("next").asString("");
        }
        return seen;
    }

    private String make(String workspace, String... permissions) {
        return Http.json(admin.post("/admin/api-keys", body("\"workspace\":\"" + workspace + "\",", permissions)))
                .path("key")
                .asString();
    }

    private static String body(String start, String... permissions) {
        return "{" + start + "\"name\":\"n\",\"subject\":\"s\",\"permissions\":[\"" + String.join("\",\"", permissions)
                + "\"]}";
    }

    private static String id(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(201);
        return Http.json(response).path("id").asString();
    }

    private static String assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        return response.body();
    }
}
