package io.ticketledger.standalone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.openapi.OpenApiDocument.Content;
import io.ticketledger.dialect.openapi.OpenApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check takes what the documents show, and finds what they do not. */
class ContractCheckTest {
    private static final String NOT_FOUND = "{\"success\":false,\"message\":\"Ticket not found\"}";

    private final ApiContract isp = ApiContract.all().stream()
            .filter(api -> api.name().equals("isp"))
            .findFirst()
            .orElseThrow();
    private final @Nullable Operation read = isp.operation("GET", "/api/v1/tickets/{id}");

    static List<ApiContract> apis() {
        return ApiContract.all();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void shouldTakeEveryExampleBelow500(ApiContract api) {
        ContractCheck check = new ContractCheck(api);
        for (Content content : api.document().contents()) {
            if (content.status() >= 200 && content.status() < 500) {
                api.document()
                        .examples(content)
                        .forEach(example -> assertThat(check.faults(
                                        content.operation(),
                                        content.operation().method(),
                                        answer(content.status(), content.mediaType(), example.toString())))
                                .as("%s %s", content, example)
                                .isEmpty());
            }
        }
    }

    @Test
    void shouldTakeADocumentedError() {
        assertThat(faults(answer(404, "application/json", NOT_FOUND))).isEmpty();
        assertThat(new ContractCheck(isp).faults(null, "GET", answer(404, "application/json", NOT_FOUND)))
                .isEmpty();
    }

    @Test
    void shouldFindFaultsOfOurs() {
        assertThat(faults(answer(500, "application/json", "{\"success\":false,\"message\":\"Server Error\"}")))
                .anyMatch(fault -> fault.contains("a 500"));
        assertThat(faults(answer(503, "application/json", "{\"success\":false,\"message\":\"Later\"}")))
                .anyMatch(fault -> fault.contains("a 503"));
    }

    @Test
    void shouldFindWhatIsNotDocumented() {
        assertThat(faults(answer(418, "application/json", NOT_FOUND))).contains("status 418 is not documented");
        assertThat(faults(answer(404, "text/html", "<html>"))).anyMatch(fault -> fault.startsWith("content type"));
        assertThat(faults(answer(404, "application/json", "{\"error\":\"Ticket not found\"}")))
                .anyMatch(fault -> fault.startsWith("schema"));
        assertThat(faults(answer(404, "application/json", "{\"success\""))).contains("a body that is no JSON");
        assertThat(faults(answer(200, "application/json", NOT_FOUND))).anyMatch(fault -> fault.startsWith("schema"));
        assertThat(faults(answer(304, "application/json", NOT_FOUND))).contains("a body where none is documented");
    }

    @Test
    void shouldFindTheInside() {
        assertThat(faults(answer(
                        404, "application/json", "{\"success\":false,\"message\":\"java.lang.NullPointerException\"}")))
                .contains("the inside shows");
    }

    @Test
    void shouldLookAtEachLine() {
        ApiContract ledger = ApiContract.all().stream()
                .filter(api -> api.name().equals("ledger"))
                .findFirst()
                .orElseThrow();
        Operation export = ledger.operation("GET", "/reports/exports/tickets");
        String end = "{\"is\":\"end\",\"cursor\":\"a.b\"}\n";

        assertThat(new ContractCheck(ledger).faults(export, "GET", answer(200, "application/x-ndjson", end + end)))
                .isEmpty();
        assertThat(new ContractCheck(ledger).faults(export, "GET", answer(200, "application/x-ndjson", end + "{}\n")))
                .anyMatch(fault -> fault.startsWith("schema"));
        assertThat(new ContractCheck(ledger).faults(export, "GET", answer(200, "application/x-ndjson", end + "{")))
                .contains("a body that is no JSON");
    }

    @Test
    void shouldTakeOnlyErrorsOfTheApiForWhatIsNoOperation() {
        ContractCheck check = new ContractCheck(isp);

        assertThat(check.faults(null, "GET", answer(404, "application/json", "{\"detail\":\"Not found.\"}")))
                .contains("an error in none of the API's shapes");
        assertThat(check.faults(null, "GET", answer(200, "application/json", "{\"success\":true}")))
                .anyMatch(fault -> fault.contains("for nothing"));
        assertThat(check.faults(null, "FOO", answer(405, "application/json", NOT_FOUND)))
                .contains("405 without Allow");
        assertThat(check.faults(read, "HEAD", answer(200, "application/json", "{}")))
                .contains("a body for HEAD");
    }

    private List<String> faults(RawAnswer answer) {
        return new ContractCheck(isp).faults(read, "GET", answer);
    }

    private static RawAnswer answer(int status, String contentType, String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", List.of(contentType));
        return new RawAnswer(status, headers, body);
    }
}
