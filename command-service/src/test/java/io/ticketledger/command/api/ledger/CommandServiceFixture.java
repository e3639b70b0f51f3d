package io.ticketledger.command.api.ledger;

import io.ticketledger.command.CommandServiceApplication;
import io.ticketledger.platform.test.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command service on a free port and a database of its own. */
@SpringBootTest(
        classes = CommandServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=command-service")
abstract class CommandServiceFixture {
    static final String ADMIN_KEY = "the-admin-key-of-the-tests-0123456789";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry properties) {
        TestPostgres.Database database = TestPostgres.create();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", () -> "");
        properties.add("ticketledger.admin-key", () -> ADMIN_KEY);
    }

    /** What came back. */
    record Answer(int status, HttpResponse<String> response, JsonNode json) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer command(String name, String body, String... headers) {
        return post("/commands/" + name, body, ADMIN_KEY, headers);
    }

    Answer post(String path, String body, String key, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer get(String path, String key) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + key));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(), response, text.isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates a ticket and returns its id. */
    String ticket(String title) {
        Answer answer = command("create-ticket", MAPPER.writeValueAsString(Map.of("title", title)));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("ticketId").stringValue();
    }

    /** How many events the store holds. */
    long events() {
        Long count = new JdbcTemplate(dataSource).queryForObject("SELECT count(*) FROM event", Long.class);
        return count == null ? 0 : count;
    }
}
