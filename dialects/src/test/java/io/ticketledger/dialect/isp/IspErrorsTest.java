package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IspErrorsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final IspErrors errors = new IspErrors();

    @Test
    void shouldAnswerEveryErrorToTheLetter() {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put("title", List.of("The title field is required."));
        wrong.put("priority", List.of("The selected priority is invalid."));

        assertAnswer(new ApiError.Unauthenticated(), 401, said("Unauthenticated"));
        for (ApiError.BadCredential.Reason reason : ApiError.BadCredential.Reason.values()) {
            assertAnswer(new ApiError.BadCredential(reason), 401, said("Unauthenticated"));
        }
        assertAnswer(new ApiError.NotFound("ticket"), 404, said("Ticket not found"));
        assertAnswer(new ApiError.NotFound("path"), 404, said("Not found"));
        assertAnswer(new ApiError.UnsupportedMediaType("text/plain"), 415, said("Unsupported media type"));
        assertAnswer(new ApiError.NotAcceptable(), 406, said("Not acceptable"));
        assertAnswer(
                new ApiError.MalformedBody(null, "is not well-formed JSON (line 1, column 2)"),
                400,
                said("Malformed JSON: the body is not well-formed JSON (line 1, column 2)"));
        assertAnswer(
                new ApiError.MalformedBody("title", "contains a NUL character"),
                400,
                said("Malformed JSON: the field title contains a NUL character"));
        assertAnswer(new ApiError.BodyTooLarge(10), 413, said("The body must not be greater than 10 bytes"));
        assertAnswer(new ApiError.RequestTimeout(), 408, said("The body was not complete in time"));
        assertAnswer(
                new ApiError.InvalidFields(wrong),
                422,
                "{\"success\":false,\"message\":\"Validation failed\",\"errors\":"
                        + "{\"title\":[\"The title field is required.\"],"
                        + "\"priority\":[\"The selected priority is invalid.\"]}}");
        assertAnswer(
                new ApiError.IdempotencyConflict(false),
                422,
                said("This Idempotency-Key was used for another request"));
        assertAnswer(
                new ApiError.IdempotencyConflict(true),
                409,
                said("The first request with this Idempotency-Key is still under way"));
        assertAnswer(
                new ApiError.Unexpected("c-1"),
                500,
                "{\"success\":false,\"message\":\"Server error\",\"correlation_id\":\"c-1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "TICKET_READ,view tickets",
        "TICKET_CREATE,create tickets",
        "TICKET_UPDATE,update tickets",
        "TICKET_DELETE,delete tickets",
        "SET_STATUS,update the status of tickets",
        "TICKET_IMPORT,import tickets"
    })
    void shouldSayWhatIsNotPermitted(Permission permission, String deed) {
        assertAnswer(new ApiError.Forbidden(permission), 403, said("You do not have permission to " + deed));
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void shouldHaveWordsForEveryPermission(Permission permission) {
        assertThat(message(new ApiError.Forbidden(permission))).startsWith("You do not have permission to ");
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldGiveEveryRefusalItsStatus(RefusalCode code) {
        int status = switch (code) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case VERSION_MISMATCH -> 412;
            default -> 422;
        };

        assertAnswer(
                new ApiError.Refused(code, "message", "The ticket is closed."),
                status,
                said(code == RefusalCode.NOT_FOUND ? "Ticket not found" : "The ticket is closed."));
    }

    @Test
    void shouldNameTheMethodsThatAreAllowed() {
        ApiError error = new ApiError.MethodNotAllowed("PATCH", new LinkedHashSet<>(List.of("DELETE", "GET", "PUT")));

        assertAnswer(error, 405, said("Method not allowed"));
        assertThat(errors.answer(error).headers()).isEqualTo(Map.of("Allow", "DELETE, GET, PUT"));
    }

    @Test
    void shouldSayWhenToComeBackAndHowToSignIn() {
        assertThat(errors.answer(new ApiError.RateLimited(7)))
                .isEqualTo(new ErrorAnswer(
                        429, "application/json", Map.of("Retry-After", "7"), said("Too many requests")));
        assertThat(errors.answer(new ApiError.Unavailable("The store is busy.", 7)))
                .isEqualTo(new ErrorAnswer(
                        503,
                        "application/json",
                        Map.of("Retry-After", "7"),
                        said("Service unavailable: The store is busy.")));
        assertThat(errors.answer(new ApiError.Unauthenticated()).headers())
                .isEqualTo(Map.of("WWW-Authenticate", "Bearer"));
    }

    /** One of each kind. */
    static List<ApiError> everyError() {
        List<ApiError> all = new ArrayList<>(List.of(
                new ApiError.Unauthenticated(),
                new ApiError.BadCredential(ApiError.BadCredential.Reason.EXPIRED),
                new ApiError.Forbidden(Permission.TICKET_READ),
                new ApiError.NotFound("ticket"),
                new ApiError.MethodNotAllowed("PATCH", new LinkedHashSet<>(List.of("GET"))),
                new ApiError.UnsupportedMediaType(null),
                new ApiError.NotAcceptable(),
                new ApiError.MalformedBody("title", "is cut off"),
                new ApiError.BodyTooLarge(1),
                new ApiError.RequestTimeout(),
                new ApiError.InvalidFields(Map.of("title", List.of("The title field is required."))),
                new ApiError.IdempotencyConflict(true),
                new ApiError.IdempotencyConflict(false),
                new ApiError.RateLimited(1),
                new ApiError.Unavailable("The store is busy.", 1),
                new ApiError.Unexpected("c-1")));
        for (RefusalCode code : RefusalCode.values()) {
            all.add(new ApiError.Refused(code, null, "It is refused."));
        }
        return all;
    }

    private void assertAnswer(ApiError error, int status, String body) {
        ErrorAnswer answer = errors.answer(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(body);
    }

    private String message(ApiError error) {
        JsonNode body = MAPPER.readTree(errors.answer(error).body());
        return body.path("message").asString();
    }

    private static String said(String message) {
        return "{\"success\":false,\"message\":\"" + message + "\"}";
    }
}
