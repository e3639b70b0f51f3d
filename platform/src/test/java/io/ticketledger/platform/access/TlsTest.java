package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Served over TLS with the settings that the README gives, and a certificate that is made here. */
@TestPropertySource(
        properties = {
            "server.ssl.bundle=web",
            "spring.ssl.bundle.pem.web.options.enabled-protocols=TLSv1.3,TLSv1.2",
            "ticketledger.public-url=https://tickets.example"
        })
class TlsTest extends ProbeTest {
    /** A hello that offers one suite of TLS 1.2 and one of 1.0; the version that it asks for is 1.1. */
    private static final String HELLO = "1603010049010000450302" + "42".repeat(32) + "000004c02bc009" + "01000018"
            + "000a00040002" + "0017" + "000b00020100" + "000d00060004" + "04030203";

    private static final SelfSigned CERTIFICATE = SelfSigned.make();

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry registry) {
        registry.add("spring.ssl.bundle.pem.web.keystore.certificate", () -> "file:" + CERTIFICATE.certificate());
        registry.add("spring.ssl.bundle.pem.web.keystore.private-key", () -> "file:" + CERTIFICATE.privateKey());
    }

    @Test
    void shouldServeAndAskToStay() throws Exception {
        HttpResponse<String> response = get("/probe/caller");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        AnswerHeadersTest.assertGuarded(response);
    }

    @Test
    void shouldShowThePublicUrlWhateverTheRequestSays() throws Exception {
        assertThat(Http.json(get("/probe/url")).path("url").asString()).isEqualTo("https://tickets.example/probe/url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldSpeakPresentVersions(String version) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) CERTIFICATE.trust().getSocketFactory().createSocket("localhost", http.port())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void shouldRefuseOlderVersions() throws IOException {
        assertThat(answerTo(HELLO.replace("450302", "450303"))).as("TLS 1.2").startsWith("160303");
        // An alert, fatal: protocol_version.
        assertThat(answerTo(HELLO)).as("TLS 1.1").startsWith("1503").endsWith("0246");
        assertThat(answerTo(HELLO.replace("450302", "450301")))
                .as("TLS 1.0")
                .startsWith("1503")
                .endsWith("0246");
    }

    @Test
    void shouldServeNothingInTheClear() throws IOException {
        String answer = http.raw("GET /probe/caller HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ADMIN
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .doesNotContain("administrator")
                .doesNotContain("Tomcat");
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(CERTIFICATE.trust()).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + http.port() + path))
                            .header("Authorization", "Bearer " + ADMIN)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private String answerTo(String hello) throws IOException {
        try (Socket socket = new Socket("localhost", http.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            socket.getOutputStream().flush();
            return HexFormat.of().formatHex(socket.getInputStream().readNBytes(7));
        }
    }
}
