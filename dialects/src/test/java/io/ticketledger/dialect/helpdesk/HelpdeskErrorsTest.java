package io.ticketledger.dialect.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HelpdeskErrorsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    record Case(ApiError error, int status, String message) {}

    static Stream<Case> errors() {
        return Stream.of(
                new Case(new ApiError.Unauthenticated(), 401, "Invalid API key."),
                new Case(new ApiError.BadCredential(ApiError.BadCredential.Reason.EXPIRED), 401, "Invalid API key."),
                new Case(new ApiError.BadCredential(ApiError.BadCredential.Reason.INVALID), 401, "Invalid API key."),
                new Case(
                        new ApiError.Forbidden(Permission.TICKET_DELETE),
                        403,
                        "You do not have permission TICKET_DELETE."),
                new Case(new ApiError.NotFound("path"), 404, "This endpoint does not exist."),
                new Case(new ApiError.NotFound("ticket"), 400, "This ticket does not exist."),
                new Case(HelpdeskErrors.unknown(List.of(7L)), 400, "This ticket does not exist. Unknown: 7."),
                new Case(HelpdeskErrors.unknown(List.of(7L, 8L)), 400, "These tickets do not exist: 7, 8."),
                new Case(
                        new ApiError.MethodNotAllowed("PATCH", new LinkedHashSet<>(List.of("GET", "OPTIONS"))),
                        405,
                        "This endpoint does not take PATCH."),
                new Case(
                        new ApiError.UnsupportedMediaType("text/plain"),
                        415,
                        "The body must be application/json, application/x-www-form-urlencoded or multipart/form-data,"
                                + " in UTF-8."),
                new Case(new ApiError.NotAcceptable(), 406, "The answer is available as application/json only."),
                new Case(new ApiError.MalformedBody(null, "is not valid UTF-8"), 400, "The body is not valid UTF-8."),
                new Case(
                        new ApiError.MalformedBody("title", "contains a NUL character"),
                        400,
                        "The parameter 'title' contains a NUL character."),
                new Case(new ApiError.BodyTooLarge(9), 413, "The body has more than 9 bytes."),
                new Case(new ApiError.RequestTimeout(), 408, "The body was not complete in time."),
                new Case(
                        new ApiError.InvalidFields(first("from", "Missing parameter 'from'.")),
                        400,
                        "Missing parameter 'from'."),
                new Case(
                        new ApiError.InvalidFields(first("If-Match", "must be entity tags")),
                        400,
                        "Invalid value for parameter 'If-Match'."),
                new Case(
                        new ApiError.Refused(RefusalCode.ALREADY_CLAIMED, "by", "The ticket is already claimed."),
                        400,
                        "The ticket is already claimed."),
                new Case(
                        new ApiError.Refused(RefusalCode.INVALID, "message", "must not be blank"),
                        400,
                        "Invalid value for parameter 'message'."),
                new Case(
                        new ApiError.Refused(RefusalCode.NOT_FOUND, null, "There is no such ticket."),
                        400,
                        "This ticket does not exist."),
                new Case(
                        new ApiError.Refused(RefusalCode.VERSION_MISMATCH, null, "The ticket is at version 4 by now."),
                        412,
                        "The ticket is at version 4 by now."),
                new Case(
                        new ApiError.IdempotencyConflict(true),
                        409,
                        "The first request with this Idempotency-Key is still under way."),
                new Case(
                        new ApiError.IdempotencyConflict(false),
                        422,
                        "This Idempotency-Key was used for another request."),
                new Case(new ApiError.RateLimited(7), 429, "Too many requests."),
                new Case(new ApiError.Unavailable("The store is busy.", 7), 503, "The store is busy."),
                new Case(new ApiError.Unexpected("c-1"), 500, "An internal error occurred."));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void shouldSayWhatIsWrong(Case error) {
        ErrorAnswer answer = new HelpdeskErrors().answer(error.error());
        JsonNode body = MAPPER.readTree(answer.body());

        assertThat(answer.status()).isEqualTo(error.status());
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(body.path("status").stringValue()).isEqualTo("error");
        assertThat(body.path("message").stringValue()).isEqualTo(error.message());
        assertThat(body.size()).isEqualTo(error.status() == 500 ? 3 : 2);
    }

    @Test
    void shouldKnowEveryKindOfError() {
        assertThat(errors().map(each -> each.error().getClass().getSimpleName()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApiError.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,400",
        "FORBIDDEN,403",
        "VERSION_MISMATCH,412",
        "INVALID,400",
        "OUT_OF_ORDER,400",
        "ALREADY_CLAIMED,400",
        "TICKET_CLOSED,400",
        "DUPLICATE_ID,400",
        "DUPLICATE_NUMBER,400",
        "DUPLICATE_SHORT_ID,400"
    })
    void shouldGiveEachRefusalItsStatus(RefusalCode code, int status) {
        assertThat(new HelpdeskErrors()
                        .answer(new ApiError.Refused(code, null, "No."))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void shouldSayInHeadersWhatHeadersAreFor() {
        HelpdeskErrors errors = new HelpdeskErrors();

        assertThat(errors.answer(new ApiError.Unauthenticated()).headers()).containsEntry("WWW-Authenticate", "apikey");
        assertThat(errors.answer(new ApiError.RateLimited(7)).headers()).containsEntry("Retry-After", "7");
        assertThat(errors.answer(new ApiError.Unavailable("Busy.", 2)).headers())
                .containsEntry("Retry-After", "2");
        assertThat(errors.answer(
                                new ApiError.MethodNotAllowed("PUT", new LinkedHashSet<>(List.of("DELETE", "OPTIONS"))))
                        .headers())
                .containsEntry("Allow", "DELETE, OPTIONS");
        assertThat(errors.answer(new ApiError.Unexpected("c-1")).body()).contains("\"correlationId\":\"c-1\"");
    }

    private static Map<String, List<String>> first(String field, String reason) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        errors.put(field, List.of(reason));
        errors.put("title", List.of("Missing parameter 'title'."));
        return errors;
    }
}
