package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The tests' own address is that of a trusted proxy. */
@TestPropertySource(
        properties = {
            "ticketledger.proxies.trusted=127.0.0.0/8,::1",
            "ticketledger.cors.allowed-origins=https://app.example,http://localhost:3000"
        })
class BehindProxiesTest extends ProbeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    https | -                | -    | https://localhost:PORT/probe/url
                    https | a.example        | -    | https://a.example/probe/url
                    http  | a.example        | -    | http://a.example/probe/url
                    -     | a.example        | -    | http://a.example/probe/url
                    https | a.example:8443   | -    | https://a.example:8443/probe/url
                    https | a.example:8443   | 443  | https://a.example/probe/url
                    https | [2001:db8::1]    | 8443 | https://[2001:db8::1]:8443/probe/url
                    -     | -                | 8443 | http://localhost:8443/probe/url
                    https | evil, a.example  | -    | https://a.example/probe/url
                    https | a.example/evil   | -    | https://localhost:PORT/probe/url
                    https | a.example?x      | 0    | https://localhost:PORT/probe/url
                    ftp   | -                | x    | http://localhost:PORT/probe/url
                    """)
    void shouldShowTheAddressThatTheClientUsed(String proto, String host, String port, String url) {
        HttpRequest.Builder request = http.request("/probe/url").header("X-Forwarded-For", "6.6.6.6, 203.0.113.1");
        header(request, "X-Forwarded-Proto", proto);
        header(request, "X-Forwarded-Host", host);
        header(request, "X-Forwarded-Port", port);
        JsonNode seen = Http.json(http.send(request));

        assertThat(seen.path("url").asString()).isEqualTo(url.replace("PORT", String.valueOf(http.port())));
        assertThat(seen.path("secure").asBoolean()).isEqualTo(url.startsWith("https"));
        assertThat(seen.path("address").asString()).isEqualTo("203.0.113.1");
        assertThat(seen.path("forwarded")).isEmpty();
    }

    @Test
    void shouldGiveEventsTheClientsAddress() {
        HttpResponse<String> response =
                http.send(http.request("/probe/caller").header("X-Forwarded-For", "2001:db8::1"));

        assertThat(Http.json(response).at("/context/clientAddress").asString()).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void shouldStartAnewWithEachRequestOfAConnection() throws IOException {
        String request = "GET /probe/url HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ADMIN + "\r\n";
        String answers = http.raw(request + "X-Forwarded-For: 203.0.113.1\r\nX-Forwarded-Proto: https\r\n\r\n" + request
                + "Connection: close\r\n\r\n");
        String second = answers.substring(answers.lastIndexOf("HTTP/1.1 200"));

        assertThat(answers).contains("203.0.113.1").contains("https://localhost/probe/url");
        assertThat(second).doesNotContain("203.0.113.1").contains("http://localhost/probe/url");
        assertThat(second).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void shouldAskForHttpsOnlyOfWhoUsesIt() throws IOException {
        HttpResponse<String> secure =
                http.as(null).send(http.as(null).request("/probe/caller").header("X-Forwarded-Proto", "https"));
        HttpResponse<String> plain = http.as(null).get("/probe/caller");

        assertThat(secure.statusCode()).isEqualTo(401);
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void shouldRedirectWithoutNamingAHost() throws IOException {
        String answer = http.raw("GET /swagger-ui.html?apiKey=x HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host:"
                + " evil.example\r\nX-Forwarded-Prefix: //evil.example\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 302").contains("\r\nLocation: /swagger-ui/index.html\r\n");
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
