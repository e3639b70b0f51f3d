package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Pages of two origins may use the APIs. The same settings as in {@link BehindProxiesTest}, so that they share it. */
@TestPropertySource(
        properties = {
            "ticketledger.proxies.trusted=127.0.0.0/8,::1",
            "ticketledger.cors.allowed-origins=https://app.example,http://localhost:3000"
        })
class CrossOriginTest extends ProbeTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "http://localhost:3000"})
    void shouldAnswerPreflightsWithoutACredential(String origin) {
        HttpResponse<String> response = preflight("/probe/echo", origin);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertAllowed(response, origin);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD, POST, PUT, PATCH, DELETE");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization", "apiKey", "Content-Type", "Idempotency-Key", "If-Match", "Last-Event-ID");
        assertThat(response.headers().firstValue("Access-Control-Max-Age")).contains("3600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/caller",
                "/probe/nowhere",
                "/probe/fault",
                "/probe/send-error",
                "/probe/late",
                "/v3/api-docs/ledger",
                "/probe/a%2fb"
            })
    void shouldLetPagesReadAnswersOfEveryKind(String path) {
        for (Http client : new Http[] {http, http.as(null), http.as("wrong")}) {
            assertAllowed(
                    client.send(client.request(path).header("Origin", "https://app.example")), "https://app.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.evil",
                "https://evil.app.example",
                "http://app.example",
                "https://app.example:8443",
                "https://APP.example",
                "https://app.example/",
                "null",
                "*"
            })
    void shouldServeOtherOriginsAsIfNothingWereConfigured(String origin) {
        HttpResponse<String> response = http.send(http.request("/probe/caller").header("Origin", origin));
        HttpResponse<String> preflight = preflight("/probe/echo", origin);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(preflight.statusCode()).isEqualTo(401);
        for (HttpResponse<String> answer : List.of(response, preflight)) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void shouldTellCachesAlsoWhenThereIsNoOrigin() {
        assertThat(http.get("/probe/caller").headers().allValues("Vary")).containsExactly("Origin");
        assertThat(http.get("/probe/nowhere").headers().allValues("Vary")).containsExactly("Origin");
    }

    @Test
    void shouldTreatOptionsWithoutAQuestionAsBefore() {
        HttpResponse<String> response = http.send(http.request("/probe/echo")
                .header("Origin", "https://app.example")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).contains("OPTIONS, POST");
    }

    private HttpResponse<String> preflight(String path, String origin) {
        return http.send(http.as(null)
                .request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static void assertAllowed(HttpResponse<String> response, String origin) {
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(response.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(response.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElseThrow())
                .contains("ETag", "Location", "Link", "Retry-After", "RateLimit", "X-Correlation-Id", "Warning")
                .contains("X-Ledger-Lag");
    }
}
