package io.ticketledger.dialect.church;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChurchErrorsTest {
    private final ChurchErrors errors = new ChurchErrors();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        new ApiError.Unauthenticated(),
                        401,
                        "{\"detail\":\"Authentication credentials were not provided.\"}"),
                Arguments.of(new ApiError.BadCredential(Reason.INVALID), 401, badToken("Token is invalid")),
                Arguments.of(new ApiError.BadCredential(Reason.EXPIRED), 401, badToken("Token is expired")),
                Arguments.of(
                        new ApiError.Forbidden(Permission.SET_STATUS),
                        403,
                        "{\"detail\":\"You do not have permission to perform this action.\"}"),
                Arguments.of(
                        new ApiError.NotFound("ticket"), 404, "{\"detail\":\"No Ticket matches the given query.\"}"),
                Arguments.of(new ApiError.NotFound("page"), 404, "{\"detail\":\"Invalid page.\"}"),
                Arguments.of(new ApiError.NotFound("path"), 404, "{\"detail\":\"Not found.\"}"),
                Arguments.of(
                        new ApiError.MethodNotAllowed("POST", new LinkedHashSet<>(List.of("DELETE", "GET"))),
                        405,
                        "{\"detail\":\"Method \\\"POST\\\" not allowed.\"}"),
                Arguments.of(
                        new ApiError.UnsupportedMediaType("text/plain"),
                        415,
                        "{\"detail\":\"Unsupported media type \\\"text/plain\\\" in request.\"}"),
                Arguments.of(
                        new ApiError.UnsupportedMediaType(null),
                        415,
                        "{\"detail\":\"Unsupported media type \\\"\\\" in request.\"}"),
                Arguments.of(
                        new ApiError.NotAcceptable(),
                        406,
                        "{\"detail\":\"Could not satisfy the request Accept header.\"}"),
                Arguments.of(
                        new ApiError.MalformedBody(null, "is not well-formed JSON (line 1, column 2)"),
                        400,
                        "{\"detail\":\"JSON parse error - the body is not well-formed JSON (line 1, column 2)\"}"),
                Arguments.of(
                        new ApiError.MalformedBody("media", "is nested deeper than 103 levels"),
                        400,
                        "{\"detail\":\"JSON parse error - field media is nested deeper than 103 levels\"}"),
                Arguments.of(new ApiError.BodyTooLarge(10), 413, "{\"detail\":\"Request body exceeds 10 bytes.\"}"),
                Arguments.of(
                        new ApiError.RequestTimeout(), 408, "{\"detail\":\"Request body was not received in time.\"}"),
                Arguments.of(
                        new ApiError.InvalidFields(Map.of("type", List.of("This field is required."))),
                        400,
                        "{\"type\":[\"This field is required.\"]}"),
                Arguments.of(
                        new ApiError.IdempotencyConflict(true),
                        409,
                        "{\"detail\":\"The first request with this Idempotency-Key is still under way.\"}"),
                Arguments.of(
                        new ApiError.IdempotencyConflict(false),
                        422,
                        "{\"detail\":\"This Idempotency-Key was used for another request.\"}"),
                Arguments.of(
                        new ApiError.RateLimited(1),
                        429,
                        "{\"detail\":\"Request was throttled. Expected available in 1 second.\"}"),
                Arguments.of(
                        new ApiError.RateLimited(7),
                        429,
                        "{\"detail\":\"Request was throttled. Expected available in 7 seconds.\"}"),
                Arguments.of(
                        new ApiError.Unavailable("The store is busy.", 7), 503, "{\"detail\":\"The store is busy.\"}"),
                Arguments.of(
                        new ApiError.Unexpected("c-1"),
                        500,
                        "{\"detail\":\"A server error occurred.\",\"correlation_id\":\"c-1\"}"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(RefusalCode.NOT_FOUND, null, 404, "{\"detail\":\"No Ticket matches the given query.\"}"),
                Arguments.of(RefusalCode.ALREADY_CLAIMED, "by", 409, "{\"detail\":\"no\"}"),
                Arguments.of(RefusalCode.TICKET_CLOSED, null, 409, "{\"detail\":\"no\"}"),
                Arguments.of(RefusalCode.DUPLICATE_ID, "ticketId", 409, "{\"detail\":\"no\"}"),
                Arguments.of(
                        RefusalCode.DUPLICATE_NUMBER,
                        "number",
                        400,
                        "{\"ticket_id\":[\"ticket with this ticket_id already exists.\"]}"),
                Arguments.of(RefusalCode.DUPLICATE_SHORT_ID, "shortId", 409, "{\"detail\":\"no\"}"),
                Arguments.of(RefusalCode.INVALID, "message", 400, "{\"detail\":\"no\"}"),
                Arguments.of(
                        RefusalCode.FORBIDDEN,
                        null,
                        403,
                        "{\"detail\":\"You do not have permission to perform this action.\"}"),
                Arguments.of(RefusalCode.VERSION_MISMATCH, null, 412, "{\"detail\":\"no\"}"),
                Arguments.of(RefusalCode.OUT_OF_ORDER, "occurredAt", 400, "{\"created_at\":[\"no\"]}"),
                Arguments.of(RefusalCode.OUT_OF_ORDER, "closedAt", 400, "{\"closed_at\":[\"no\"]}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldPutEachErrorIntoWords(ApiError error, int status, String body) {
        ErrorAnswer answer = errors.answer(error);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldPutEachRefusalIntoWords(RefusalCode code, @Nullable String field, int status, String body) {
        ErrorAnswer answer = errors.answer(new ApiError.Refused(code, field, "no"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldKnowEveryRefusal(RefusalCode code) {
        assertThat(refusals().map(arguments -> arguments.get()[0])).contains(code);
    }

    @Test
    void shouldSendTheHeadersThatBelongToAnError() {
        assertThat(errors.answer(new ApiError.Unauthenticated()).headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"api\"");
        assertThat(errors.answer(new ApiError.BadCredential(Reason.INVALID)).headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"api\"");
        assertThat(errors.answer(new ApiError.MethodNotAllowed(
                                "PUT", new LinkedHashSet<>(List.of("GET", "HEAD", "OPTIONS"))))
                        .headers())
                .containsEntry("Allow", "GET, HEAD, OPTIONS");
        assertThat(errors.answer(new ApiError.RateLimited(7)).headers()).containsEntry("Retry-After", "7");
        assertThat(errors.answer(new ApiError.Unavailable("Busy.", 3)).headers())
                .containsEntry("Retry-After", "3");
    }

    @Test
    void shouldSayOfAContentTypeNoMoreThanItsBeginning() {
        String body = errors.answer(new ApiError.UnsupportedMediaType("x".repeat(5_000)))
                .body();

        assertThat(body).contains("x".repeat(200)).doesNotContain("x".repeat(201));
    }

    private static String badToken(String message) {
        return "{\"detail\":\"Given token not valid for any token type\",\"code\":\"token_not_valid\",\"messages\":"
                + "[{\"token_class\":\"AccessToken\",\"token_type\":\"access\",\"message\":\"" + message + "\"}]}";
    }
}
