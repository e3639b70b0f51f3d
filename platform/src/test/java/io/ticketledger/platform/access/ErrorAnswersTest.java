package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;

class ErrorAnswersTest extends ProbeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/probe/fault", "/probe/error"})
    void shouldShowOnlyTheCorrelationIdOfAFaultAndLogItOnce(String path, CapturedOutput output) {
        HttpResponse<String> response =
                http.send(http.request(path).header("X-Correlation-Id", "fault-" + path.substring(7)));

        String body = assertProblem(response, 500, "INTERNAL");
        assertThat(Http.json(response).path("correlationId").asString()).isEqualTo("fault-" + path.substring(7));
        assertThat(body).doesNotContain("secret").doesNotContain("Exception").doesNotContain("trace");
        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("fault-" + path.substring(7));
    }

    @Test
    void shouldSayThatTheStoreIsAway(CapturedOutput output) {
        HttpResponse<String> response = http.get("/probe/store");

        assertProblem(response, 503, "UNAVAILABLE");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain("secret of the house");
    }

    @Test
    void shouldCutAnAnswerThatFailsAfterItHasBegun(CapturedOutput output) throws IOException {
        String answer = http.raw("GET /probe/broken HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n"
                + "Authorization: Bearer " + ADMIN + "\r\n\r\n");

        assertThat(answer).contains("200", "first row").doesNotContain("secret").doesNotEndWith("0\r\n\r\n");
        assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
                .as("what the container says of it, once")
                .hasSize(1);
    }

    @Test
    void shouldTakeOtherFormsWhereTheRouteHasThem() {
        assertProblem(http.send(http.request("/probe/number?n=1").header("Accept", "text/csv")), 406, "NOT_ACCEPTABLE");
        assertProblem(http.send(http.request("/probe/broken").header("Accept", "image/png")), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void shouldAnswerRefusals(CapturedOutput output) {
        HttpResponse<String> response = http.get("/probe/refused");

        assertProblem(response, 409, "TICKET_CLOSED");
        assertThat(Http.json(response).at("/errors/ticketId/0").asString()).isEqualTo("The ticket is closed.");
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
    }

    @Test
    void shouldAnswerWhatTheFrameworkFinds(CapturedOutput output) {
        assertProblem(http.get("/probe/items/not-a-uuid"), 404, "NOT_FOUND");
        assertThat(assertProblem(http.get("/probe/number"), 400, "INVALID_FIELDS"))
                .contains("\"n\":[\"is missing\"]");
        assertThat(assertProblem(http.get("/probe/number?n=x"), 400, "INVALID_FIELDS"))
                .contains("\"n\":[\"has the wrong type\"]");
        assertProblem(
                http.send(http.request("/probe/number?n=1").header("Accept", "image/png")), 406, "NOT_ACCEPTABLE");
        assertProblem(http.get("/probe/late"), 503, "UNAVAILABLE");
        assertThat(output.getAll()).doesNotContain(" ERROR ");
    }

    @Test
    void shouldAnswerWhatIsSentAsAnErrorToTheContainer(CapturedOutput output) {
        String body = assertProblem(http.get("/probe/send-error"), 404, "NOT_FOUND");

        assertThat(body).doesNotContain("secret");
        assertThat(output.getAll()).doesNotContain(" ERROR ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /probe/number?a=[b] HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/<> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/a%2fb HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/a%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/caller HTTP/1.1\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: local host\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n",
                "POST /probe/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: strange\r\n",
                "POST /probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n",
                "TRACE /probe/caller HTTP/1.1\r\nHost: localhost\r\n",
                "G\u0001T /probe/caller HTTP/1.1\r\nHost: localhost\r\n",
                "GET /probe/caller HTTP/9.9\r\nHost: localhost\r\n",
            })
    void shouldAnswerWhatTomcatRefusesAsJson(String head, CapturedOutput output) throws IOException {
        String answer = http.raw(head + "Authorization: Bearer " + ADMIN + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("Content-Type: application/problem+json");
        assertThat(answer).contains("\"code\":").doesNotContain("<html").doesNotContain("Tomcat");
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
    }

    @Test
    void shouldAnswerAHeadThatIsTooLong(CapturedOutput output) throws IOException {
        String answer = http.raw("GET /probe/caller HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000)
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("<html");
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
    }

    @Test
    void shouldRefuseABadEscapeInAParameter(CapturedOutput output) {
        assertThat(http.send(http.request("/probe/caller").method("GET", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        try {
            String answer = http.raw("GET /probe/number?n=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + ADMIN + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain(" WARN ");
    }
}
