package io.ticketledger.command.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.platform.PlatformConfiguration;
import io.ticketledger.platform.access.Http;
import io.ticketledger.platform.access.RouteTableCheck;
import io.ticketledger.platform.access.ScratchDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            "ticketledger.admin-key=" + ApiKeyControllerTest.ADMIN
        })
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyControllerTest {
    static final String ADMIN = "an-admin-key-of-more-than-32-characters";
    private static final ScratchDatabase DATABASE = new ScratchDatabase();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, ApiKeyController.class})
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
    void shouldMakeUseAndRevokeAKey() {
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
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(admin.as(secret).get("/admin/api-keys").statusCode())
                                .isEqualTo(401));
        assertThat(admin.method("DELETE", "/admin/api-keys/" + id).statusCode()).isEqualTo(204);
    }

    @Test
    void shouldConfineAnAdministratorToTheOwnWorkspace() {
        Http local = admin.as(make("cell", "ADMIN", "TICKET_READ"));
        String foreign = id(admin.post("/admin/api-keys", body("\"workspace\":\"other\",", "TICKET_READ")));

        assertProblem(local.post("/admin/api-keys", body("\"workspace\":\"other\",", "TICKET_READ")), 403, "FORBIDDEN");
        assertProblem(local.get("/admin/api-keys?workspace=other"), 403, "FORBIDDEN");
        String unknown =
                assertProblem(local.method("DELETE", "/admin/api-keys/" + UUID.randomUUID()), 404, "NOT_FOUND");
        assertThat(assertProblem(local.method("DELETE", "/admin/api-keys/" + foreign), 404, "NOT_FOUND"))
                .isEqualTo(unknown);
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

        List<String> seen = new ArrayList<>();
        String next = "/admin/api-keys?workspace=paged&limit=2";
        while (!next.isEmpty()) {
            JsonNode page = Http.json(admin.get(next));
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            next = page.path("next").asString("");
        }
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

        assertThat(api.path("paths").propertyNames()).contains("/admin/api-keys", "/admin/api-keys/{id}");
        assertThat(api.at("/paths/~1admin~1api-keys/post/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/NewApiKey");
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
