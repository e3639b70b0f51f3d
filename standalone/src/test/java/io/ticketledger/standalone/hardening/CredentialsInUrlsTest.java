package io.ticketledger.standalone.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.SharedLedger;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only the helpdesk API takes a key in a URL, and then nothing repeats it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsInUrlsTest {
    private static final String TICKET = "brandID=1&channelID=2&direction=inbound&from=a%40b.example&to=c&title=Wires";

    private final RunningLedger ledger;
    private final LedgerClient owner;
    private final String key;

    CredentialsInUrlsTest(@TempDir Path directory) throws IOException {
        ledger = RunningLedger.start(directory.resolve("data"));
        owner = ledger.client();
        key = SharedLedger.key(
                owner, "default", "TICKET_READ", "TICKET_CREATE", "TICKET_UPDATE", "SET_STATUS", "TICKET_BATCH");
    }

    @BeforeAll
    void fill() {
        for (int i = 0; i < 22; i++) {
            owner.command("create-ticket", Map.of("title", "Ticket " + i));
        }
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    /** What each API says of a request without a credential; a path with a parameter is no path of an API. */
    @ParameterizedTest
    @CsvSource({
        "401, GET /queries/tickets?access_token=KEY",
        "401, GET /queries/tickets?apiKey=KEY",
        "401, GET /queries/tickets?key=KEY",
        "401, GET /audit/events?access_token=KEY",
        "401, GET /reports/volume?apiKey=KEY",
        "401, GET /admin/api-keys?token=KEY",
        "401, GET /api/tickets?access_token=KEY",
        "401, GET /api/tickets?apiKey=KEY",
        "401, GET /backend/api/v1/tickets/?access_token=KEY",
        "401, GET /backend/api/v1/tickets/?apiKey=KEY",
        "403, GET /tickets/get/claimer?apiKey=KEY",
        "401, GET /api/v1/tickets?isp_id=1&branch_id=1&access_token=KEY",
        "401, GET /api/v1/tickets?isp_id=1&branch_id=1&token=KEY",
        "401, GET /api/v2/ticket?access_token=KEY",
        "401, GET /api/v2/ticket?key=KEY",
        "404, GET /api/v2/ticket;apiKey=KEY",
        "401, GET /api/v2/ticket/KEY",
        "401, GET /api/tickets/KEY/",
        "401, GET http://user:KEY@HOST/queries/tickets",
        "401, GET http://KEY@HOST/api/tickets",
        "401, POST /commands/create-ticket FORM access_token=KEY&title=x",
        "401, POST /api/v2/ticket FORM apiKey=KEY&" + TICKET,
        "401, POST /api/v1/tickets FORM access_token=KEY&title=x"
    })
    void shouldNotTakeAKeyFromThere(int status, String request) throws IOException {
        try (EverythingLogged logged = new EverythingLogged()) {
            String answer = exchange(request, null);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            assertThat(answer).doesNotContain(key);
            assertThat(logged.lines()).isNotEmpty().noneMatch(line -> line.contains(key));
        }
    }

    @Test
    void shouldRepeatNowhereTheKeyThatTheHelpdeskTakes() throws IOException {
        List<String> answers = new ArrayList<>();
        try (EverythingLogged logged = new EverythingLogged()) {
            answers.add(exchange("POST /api/v2/ticket?apiKey=KEY FORM " + TICKET, "once"));
            answers.add(exchange("POST /api/v2/ticket?apiKey=KEY FORM " + TICKET, "once"));
            assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 20"));
            for (String request : List.of(
                    "GET /api/v2/ticket?apiKey=KEY&itemLimit=1",
                    "GET /api/v2/ticket?apiKey=KEY&itemLimit=x",
                    "GET /api/v2/ticket?apiKey=KEY&status[]=%zz",
                    "GET /api/v2/ticket/item?apiKey=KEY&apiKey=KEY",
                    "GET /api/v2/ticket/a%2fb?apiKey=KEY",
                    "DELETE /api/v2/ticket/item?apiKey=KEY",
                    "PATCH /api/v2/ticket?apiKey=KEY",
                    "TRACE /api/v2/ticket?apiKey=KEY",
                    "GET /api/v2/ticket?apiKey=KEYx",
                    "GET /api/v2/ticket?APIKEY=KEY",
                    "GET /API/v2/ticket/index?apiKey=KEY",
                    "GET /nowhere?apiKey=KEY",
                    "GET /actuator/info?apiKey=KEY",
                    "GET /v3/api-docs?apiKey=KEY",
                    "GET /?apiKey=KEY",
                    "GET /swagger-ui.html?apiKey=KEY",
                    "POST /api/v2/ticket?apiKey=KEY FORM title=",
                    "POST /api/v2/ticket?apiKey=KEY FORM a[[=%zz",
                    "POST /api/v2/ticket?apiKey=KEY JSON {\"title\":",
                    "GET /api/v2/ticket?apiKey=KEY\u0001&x")) {
                answers.add(exchange(request, null));
            }
            exchange("GET /api/v2/ticket?apiKey=KEY", "the-last");
            await().until(() -> logged.lines().stream()
                    .anyMatch(line -> line.startsWith("io.ticketledger.access") && line.contains("the-last")));

            assertThat(logged.lines()).noneMatch(line -> line.contains(key));
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("org.apache."));
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("org.springframework.web."));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("HTTP/1.1 ")
                        .doesNotStartWith("HTTP/1.1 5")
                        .doesNotContain(key));
        JdbcClient jdbc = JdbcClient.create(ledger.standalone().context().getBean(DataSource.class));
        assertThat(jdbc.sql("SELECT count(*) FROM idempotency")
                        .query(Long.class)
                        .single())
                .isPositive();
        for (String rows : List.of(
                "SELECT t::text FROM idempotency t",
                "SELECT t::text || convert_from(payload, 'UTF8') || convert_from(meta_data, 'UTF8') FROM event t",
                "SELECT t::text FROM bulk_job t",
                "SELECT t::text FROM api_key t")) {
            assertThat(jdbc.sql(rows).query(String.class).list()).noneMatch(row -> row.contains(key));
        }
    }

    @Test
    void shouldLinkToOtherPagesWithoutIt() {
        for (String path : List.of("/api/tickets?page_size=5&", "/queries/tickets?limit=5&")) {
            LedgerClient.Answer page = owner.get(path + "access_token=" + key);
            assertThat(page.body()).doesNotContain(key);
            assertThat(page.headers().toString()).doesNotContain(key);
        }
        assertThat(owner.get("/api/tickets?page_size=5&access_token=" + key)
                        .json()
                        .path("next")
                        .asString())
                .contains("page=2")
                .doesNotContain("access_token");
    }

    private String exchange(String request, @Nullable String id) throws IOException {
        URI host = URI.create(owner.url());
        String[] parts =
                request.replace("KEY", key).replace("HOST", host.getAuthority()).split(" ", 4);
        String body = parts.length < 4 ? "" : parts[3];
        String type =
                parts.length > 2 && parts[2].equals("JSON") ? "application/json" : "application/x-www-form-urlencoded";
        String head =
                parts[0] + ' ' + parts[1] + " HTTP/1.1\r\nHost: " + host.getAuthority() + "\r\nConnection: close\r\n"
                        + (id == null ? "" : "Idempotency-Key: " + id + "\r\nX-Correlation-Id: " + id + "\r\n")
                        + (body.isEmpty()
                                ? ""
                                : "Content-Type: " + type + "\r\nContent-Length: "
                                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                        + "\r\n" + body;
        try (Socket socket = new Socket(host.getHost(), host.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
