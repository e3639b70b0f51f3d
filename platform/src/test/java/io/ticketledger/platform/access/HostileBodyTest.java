package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.JsonNode;

class HostileBodyTest extends ProbeTest {
    private static final int LIMIT = 2 * 1024 * 1024;

    @AfterEach
    void shouldNotLogClientsMistakes(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", null, "is empty"),
                Arguments.of("   ", null, "is empty"),
                Arguments.of("{", null, "is not well-formed JSON"),
                Arguments.of("{\"a\":1,}", "a", "is not well-formed JSON"),
                Arguments.of("{\"a\":tru}", "a", "is not well-formed JSON (line 1"),
                Arguments.of("{\"a\":{\"b\":[1,}}", "a", "is not well-formed JSON"),
                Arguments.of("{\"a\":NaN}", "a", "is not well-formed JSON"),
                Arguments.of("{'a':1}", null, "is not well-formed JSON"),
                Arguments.of("{\"a\":1} x", null, "is not well-formed JSON"),
                Arguments.of("{\"a\":1}{\"a\":1}", null, "is not well-formed JSON"),
                Arguments.of("[]", null, "must be a JSON object"),
                Arguments.of("[{\"a\":1}]", null, "must be a JSON object"),
                Arguments.of("\"a\"", null, "must be a JSON object"),
                Arguments.of("null", null, "must be a JSON object"),
                Arguments.of("7", null, "must be a JSON object"),
                Arguments.of("{\"a\":1,\"a\":2}", "a", "has a field twice"),
                Arguments.of("{\"a\":{\"b\":1,\"b\":2}}", "a", "has a field twice"),
                Arguments.of("{\"a\":\"x\\u0000y\"}", "a", "contains a NUL character"),
                Arguments.of("{\"a\":[{\"b\":\"\\u0000\"}]}", "a", "contains a NUL character"),
                Arguments.of("{\"a\":{\"\\u0000\":1}}", "a", "contains a NUL character"),
                Arguments.of("{\"\\u0000\":1}", null, "has a field name with a NUL character"),
                Arguments.of("{\"a\":\"x\u0000y\"}", "a", "is not well-formed JSON"),
                Arguments.of("{\"a\":\"\\ud800\"}", "a", "contains half of a surrogate pair"),
                Arguments.of("{\"a\":\"\\udc00\\ud800\"}", "a", "contains half of a surrogate pair"),
                Arguments.of("{\"a\":{\"\\udfff\":1}}", "a", "contains half of a surrogate pair"),
                Arguments.of("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "a", "is nested deeper"),
                Arguments.of("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), "a", "is nested deeper"),
                Arguments.of("[".repeat(10_000), null, "is nested deeper"),
                Arguments.of("{\"a\":" + "9".repeat(101) + "}", "a", "has a number of more than 100 digits"),
                Arguments.of("{\"a\":1." + "9".repeat(1_000_000) + "}", "a", "has a number of more than 100 digits"),
                Arguments.of("{\"a\":[" + "{},".repeat(690_000) + "{}]}", "a", "has more than 600000 values"),
                Arguments.of("{\"a\":[1e99999999999]}", "a", "has a number with an exponent that is too large"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldNameWhereAndWhy(String body, String field, String reason) {
        HttpResponse<String> response = http.post("/probe/echo", body);

        assertProblem(response, 400, "MALFORMED_BODY");
        JsonNode problem = Http.json(response);
        assertThat(problem.path("detail").asString()).contains(reason);
        if (field != null) {
            assertThat(problem.at("/errors/" + field + "/0").asString()).contains(reason);
        } else {
            assertThat(problem.has("errors")).isFalse();
        }
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] cesu = {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};
        for (byte[] body : new byte[][] {latin, cesu, utf16, overlong}) {
            assertThat(assertProblem(http.post("/probe/echo", "application/json", body), 400, "MALFORMED_BODY"))
                    .contains("is not valid UTF-8");
        }
    }

    @Test
    void shouldCountBytesWhileReading() throws IOException {
        String tooLong = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";

        assertThat(assertProblem(http.post("/probe/echo", tooLong), 413, "BODY_TOO_LARGE"))
                .contains(String.valueOf(LIMIT));
        assertProblem(
                http.send(http.request("/probe/echo")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(tooLong.getBytes(StandardCharsets.UTF_8))))),
                413,
                "BODY_TOO_LARGE");
        String exact = "{\"a\":\"" + "x".repeat(LIMIT - 8) + "\"}";
        assertThat(http.post("/probe/echo", exact).statusCode()).isEqualTo(200);
        assertProblem(http.post("/probe/echo", exact + " "), 413, "BODY_TOO_LARGE");
        assertThat(http.send(http.request("/probe/echo")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(exact.getBytes(StandardCharsets.UTF_8)))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseABrokenChunkAndABodyThatEndsEarly() throws IOException {
        String head = "POST /probe/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ADMIN
                + "\r\nConnection: close\r\nContent-Type: application/json\r\n";

        assertThat(http.raw(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("MALFORMED_BODY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;charset=latin1", "json", "a/b/c", ""})
    void shouldRefuseOtherMediaTypes(String type) {
        HttpResponse<String> response = type.isEmpty()
                ? http.send(http.request("/probe/echo").POST(BodyPublishers.ofString("{}")))
                : http.post("/probe/echo", type, "{}".getBytes(StandardCharsets.UTF_8));

        assertProblem(response, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void shouldRefuseACompressedBody() {
        assertProblem(
                http.send(http.request("/probe/echo")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.10}",
                "{\"a\":9223372036854775808}",
                "{\"a\":123456789012345678901234567890}",
                "{\"a\":0.1234567890123456789012345}",
                "{\"a\":\"\uD83C\uDFAB é\"}",
                "{}",
                "{\"\":{\"b\":[null,true,[],{}]}}"
            })
    void shouldReadWhatIsSentToTheDigit(String body) {
        HttpResponse<String> response =
                http.post("/probe/echo", "application/json; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void shouldReadABodyThatComesInParts() {
        BodyPublisher part = BodyPublishers.ofString(" ".repeat(1_000));
        List<BodyPublisher> parts = new ArrayList<>(Collections.nCopies(100, part));
        parts.addFirst(BodyPublishers.ofString("{"));
        parts.addLast(BodyPublishers.ofString("}"));

        HttpResponse<String> response = http.send(http.request("/probe/echo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{}");
    }

    @Test
    void shouldReadAByteOrderMarkAndEscapedPairs() {
        assertThat(http.post("/probe/echo", "\uFEFF{\"a\":\"\\ud83c\\udfab\"}").body())
                .isEqualTo("{\"a\":\"\uD83C\uDFAB\"}");
    }

    @Test
    void shouldNotWorkHardOnHugeExponents() {
        long start = System.nanoTime();

        http.post("/probe/echo", "{\"a\":1e999999999,\"b\":1e-999999999,\"c\":[1E2147483647]}");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
}
