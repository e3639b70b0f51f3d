package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.platform.PlatformConfiguration;
import io.ticketledger.platform.web.ApiRegistry;
import io.ticketledger.platform.web.FormReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients that send drop by drop, or not at all, or don't read what they asked for. */
@SpringBootTest(
        classes = SlowClientsTest.Slow.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yml",
            "ticketledger.admin-key=" + ProbeTest.ADMIN,
            "ticketledger.limits.body-timeout=400ms",
            "ticketledger.limits.head-timeout=400ms",
            "ticketledger.limits.half-open=10",
            "server.tomcat.connection-timeout=1s",
            "server.tomcat.keep-alive-timeout=300ms"
        })
class SlowClientsTest {
    private static final ScratchDatabase DATABASE = new ScratchDatabase();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DROP = Duration.ofMillis(20);

    @Autowired
    private ApiRegistry apis;

    @Autowired
    private MeterRegistry meters;

    private Socket socket = new Socket();

    /** The APIs, with an endpoint in each that only reads. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, Endpoints.class})
    static class Slow {}

    @RestController
    static class Endpoints {
        private final FormReader forms;

        Endpoints(FormReader forms) {
            this.forms = forms;
        }

        @PostMapping({
            "/api/tickets",
            "/api/v2/ticket",
            "/backend/api/v1/tickets",
            "/tickets/claim",
            "/api/v1/tickets",
            "/commands/create-ticket"
        })
        String read(HttpServletRequest request) {
            return forms.read(request).json().toString();
        }

        /** More than any socket's buffers hold. */
        @GetMapping("/queries/tickets")
        void much(HttpServletResponse response) throws IOException {
            byte[] some = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                response.getOutputStream().write(some);
            }
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    @AfterEach
    void shouldHaveNobodyAtWork() throws IOException {
        socket.close();
        await().atMost(PATIENCE).until(() -> running() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tickets",
                "/api/v2/ticket",
                "/backend/api/v1/tickets",
                "/tickets/claim",
                "/api/v1/tickets",
                "/commands/create-ticket"
            })
    void shouldAnswerABodyThatDripsInTheWordsOfTheApi(String path) throws IOException {
        send(head(path, 1_000_000) + "{");

        drip(" ");

        assertTimedOut(path, rest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/commands/create-ticket"})
    void shouldAnswerABodyThatDoesNotComeAtAll(String path) throws IOException {
        send(head(path, 1_000_000) + "{");

        assertTimedOut(path, rest());
    }

    @Test
    void shouldCloseAHeadThatDrips() throws IOException {
        send("GET /queries/tickets HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        drip("x");

        assertThat(rest()).isEmpty();
    }

    @Test
    void shouldNotReadAwayWithoutEndWhatItHasRefused() throws IOException {
        send(head("/commands/create-ticket", 1_000_000).replace(ProbeTest.ADMIN, "wrong") + "{");

        assertThat(firstLine()).isEqualTo("HTTP/1.1 401 ");
        await().atMost(PATIENCE).pollDelay(DROP).pollInterval(DROP).until(() -> {
            try {
                send(" ");
                return false;
            } catch (SocketException closed) {
                return true;
            }
        });
    }

    @Test
    void shouldCloseWhatIsIdle() throws IOException {
        assertThat(rest()).isEmpty();
    }

    @Test
    void shouldCloseWhatIsIdleAfterARequest() throws IOException {
        send("GET /actuator/info HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(rest()).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");
    }

    @Test
    void shouldFreeThePlaceOfAClientThatDoesNotRead() throws IOException {
        send("GET /queries/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ProbeTest.ADMIN
                + "\r\n\r\n");

        assertThat(socket.getInputStream().read()).isEqualTo('H');
        await().atMost(PATIENCE).until(() -> running() == 0);
    }

    private static String head(String path, int length) {
        String scheme = path.equals("/api/v2/ticket") ? "apikey " : "Bearer ";
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                + scheme + ProbeTest.ADMIN + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private void assertTimedOut(String path, String answer) {
        ErrorAnswer expected = Objects.requireNonNull(apis.apiOf(path)).errors().answer(new ApiError.RequestTimeout());
        assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close");
        assertThat(answer).contains("Content-Type: " + expected.contentType());
        assertThat(answer).endsWith("\r\n\r\n" + expected.body());
    }

    private void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A drop at a time until the server has had enough; without end when it never has. */
    private void drip(String drop) {
        await().atMost(PATIENCE).pollDelay(DROP).pollInterval(DROP).until(() -> {
            try {
                send(drop);
                return socket.getInputStream().available() > 0;
            } catch (SocketException closed) {
                return true;
            }
        });
    }

    /** Whatever comes until the server closes. */
    private String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int c; (c = in.read()) >= 0; ) {
                text.append((char) c);
            }
        } catch (SocketException reset) {
            // closed with something of ours unread: as good as closed
        }
        return text.toString();
    }

    private String firstLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c; (c = socket.getInputStream().read()) != '\r'; ) {
            line.append((char) c);
        }
        return line.toString();
    }

    private double running() {
        return meters.get("ticketledger.requests.running").gauge().value();
    }
}
