package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser, and what none tells anybody; nothing is configured. */
class AnswerHeadersTest extends ProbeTest {
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @ParameterizedTest
    @CsvSource({
        "GET, /probe/caller, 200",
        "HEAD, /probe/caller, 200",
        "OPTIONS, /probe/caller, 204",
        "DELETE, /probe/caller, 405",
        "GET, /probe/items/newest, 404",
        "GET, /probe/nowhere, 404",
        "GET, /probe/fault, 500",
        "GET, /probe/send-error, 404",
        "GET, /probe/late, 503",
        "GET, /elsewhere, 404",
        "GET, /actuator/health, 200",
        "GET, /v3/api-docs/ledger, 200",
        "GET, /swagger-ui.html, 302",
        "GET, /swagger-ui/index.html, 200"
    })
    void shouldTellBrowsersWhatTheyMustNotDo(String method, String path, int status) {
        HttpResponse<String> response = http.method(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertGuarded(response);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith(NOTHING)
                .satisfies(policy -> {
                    if (!path.startsWith("/swagger-ui/")) {
                        assertThat(policy).isEqualTo(NOTHING);
                    }
                })
                .doesNotContain("unsafe-eval");
    }

    @Test
    void shouldBeKeptNowhere() {
        for (HttpResponse<String> response : new HttpResponse[] {
            http.get("/probe/caller"),
            http.method("HEAD", "/probe/caller"),
            http.method("OPTIONS", "/probe/caller"),
            http.method("PUT", "/probe/caller"),
            http.get("/probe/fault"),
            http.as(null).get("/probe/caller"),
            http.as("wrong").get("/probe/caller")
        }) {
            assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /probe/caller HTTP/1.0\r\n",
                "GET /probe/caller HTTP/1.1\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: local host\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n",
                "GET /probe/a%2fb HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/caller HTTP/9.9\r\nHost: localhost\r\n",
                "TRACE /probe/caller HTTP/1.1\r\nHost: localhost\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n",
                "GET http://evil.example/probe/caller HTTP/1.1\r\nHost: localhost\r\n",
                "POST /probe/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: strange\r\n",
                "POST /probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n",
                "G\u0001T /probe/caller HTTP/1.1\r\nHost: localhost\r\n"
            })
    void shouldNotSayWhatItRunsOn(String head) throws IOException {
        String answer = http.raw(head + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.").doesNotStartWith("HTTP/1.1 101");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .doesNotContain("\nserver:")
                .doesNotContain("x-powered-by")
                .doesNotContain("tomcat")
                .doesNotContain("<html")
                .contains("x-content-type-options: nosniff")
                .contains("cache-control: no-store");
    }

    /** Tomcat answers this one itself; it knows no application then, nor what there is. */
    @Test
    void shouldNotSayWhatItRunsOnWhenAskedAboutNothing() throws IOException {
        String answer = http.raw("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.lines().map(line -> line.replaceFirst(":.*", "")))
                .containsExactlyInAnyOrder("HTTP/1.1 200 ", "Allow", "Content-Length", "Date", "Connection", "");
    }

    /** The connection is closed without a word, or with a refusal in HTTP/1.1; never with frames of HTTP/2. */
    @Test
    void shouldNotSpeakHttp2InTheClear() throws IOException {
        String answer = http.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"))
                .as(answer)
                .isTrue();
    }

    @Test
    void shouldRefuseTraceWithoutEchoingIt() throws IOException {
        String answer = http.raw("TRACE /probe/caller HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ADMIN
                + "\r\nX-Marker: echoed\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain(ADMIN).doesNotContain("echoed");
    }

    @Test
    void shouldNotSpeakOfOriginsUnlessConfigured() {
        HttpResponse<String> response =
                http.send(http.request("/probe/caller").header("Origin", "https://app.example"));
        HttpResponse<String> preflight = http.send(http.request("/probe/caller")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        for (HttpResponse<String> answer : new HttpResponse[] {response, preflight}) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(answer.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void shouldBelieveNobodyUnlessConfigured() {
        HttpResponse<String> response = http.send(http.request("/probe/url")
                .header("X-Forwarded-For", "203.0.113.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Ssl", "on")
                .header("Forwarded", "for=203.0.113.1;proto=https;host=evil.example"));

        assertThat(Http.json(response).path("url").asString())
                .isEqualTo("http://localhost:" + http.port() + "/probe/url");
        assertThat(Http.json(response).path("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(Http.json(response).path("secure").asBoolean()).isFalse();
        assertThat(Http.json(response).path("forwarded")).isEmpty();
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    static void assertGuarded(HttpResponse<String> response) {
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(response.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(response.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(response.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
    }
}
