package io.ticketledger.dialect.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrmErrorsTest {
    private final CrmErrors errors = new CrmErrors();

    static List<Arguments> answers() {
        return List.of(
                Arguments.of(new ApiError.Unauthenticated(), 401, "{\"error\":\"Invalid or missing API key\"}"),
                Arguments.of(
                        new ApiError.BadCredential(ApiError.BadCredential.Reason.EXPIRED),
                        401,
                        "{\"error\":\"Invalid or missing API key\"}"),
                Arguments.of(
                        new ApiError.Forbidden(Permission.TICKET_DELETE), 403, "{\"error\":\"Permission denied\"}"),
                Arguments.of(new ApiError.NotFound("ticket"), 404, "{\"error\":\"Ticket not found\"}"),
                Arguments.of(new ApiError.NotFound("path"), 404, "{\"error\":\"Not found\"}"),
                Arguments.of(
                        new ApiError.MethodNotAllowed("POST", Set.of("GET")),
                        405,
                        "{\"error\":\"Method not allowed\"}"),
                Arguments.of(
                        new ApiError.NotAcceptable(),
                        406,
                        "{\"error\":\"The answer is available as application/json only\"}"),
                Arguments.of(
                        new ApiError.UnsupportedMediaType("text/plain"),
                        415,
                        "{\"error\":\"The body must be application/json in UTF-8\"}"),
                Arguments.of(
                        new ApiError.MalformedBody(null, "is not well-formed JSON (line 1, column 2)"),
                        400,
                        "{\"error\":\"The request is not well-formed JSON (line 1, column 2)\"}"),
                Arguments.of(
                        new ApiError.MalformedBody("owner", "contains a NUL character"),
                        400,
                        "{\"error\":\"Malformed request\",\"errors\":{\"owner\":\"Contains a NUL character\"}}"),
                Arguments.of(
                        new ApiError.BodyTooLarge(2_097_152),
                        413,
                        "{\"error\":\"The body has more than 2097152 bytes\"}"),
                Arguments.of(new ApiError.RequestTimeout(), 408, "{\"error\":\"The body was not complete in time\"}"),
                Arguments.of(
                        new ApiError.InvalidFields(Map.of("status", List.of("Unknown preset value 'Foo'"))),
                        400,
                        "{\"error\":\"Validation failed\",\"errors\":{\"status\":\"Unknown preset value 'Foo'\"}}"),
                Arguments.of(
                        new ApiError.InvalidFields(Map.of("subject", List.of("is required", "is odd"))),
                        400,
                        "{\"error\":\"Validation failed\",\"errors\":{\"subject\":\"Is required; is odd\"}}"),
                Arguments.of(
                        new ApiError.IdempotencyConflict(true),
                        409,
                        "{\"error\":\"The first request with this Idempotency-Key is still under way\"}"),
                Arguments.of(
                        new ApiError.IdempotencyConflict(false),
                        422,
                        "{\"error\":\"This Idempotency-Key was used for another request\"}"),
                Arguments.of(new ApiError.RateLimited(7), 429, "{\"error\":\"Too many requests\"}"),
                Arguments.of(
                        new ApiError.Unavailable("The store is away.", 7),
                        503,
                        "{\"error\":\"Temporarily unavailable\"}"),
                Arguments.of(
                        new ApiError.Unexpected("c-1"),
                        500,
                        "{\"error\":\"Internal error\",\"correlationId\":\"c-1\"}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldAnswerEachError(ApiError error, int status, String body) {
        ErrorAnswer answer = errors.answer(error);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void shouldAnswerEveryKindOfError() {
        Set<String> kinds = Arrays.stream(ApiError.class.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toSet());
        Set<String> answered = answers().stream()
                .map(arguments ->
                        Objects.requireNonNull(arguments.get()[0]).getClass().getName())
                .collect(Collectors.toSet());
        answered.add(ApiError.Refused.class.getName());

        assertThat(answered).isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,404,Ticket not found",
        "FORBIDDEN,403,Permission denied",
        "VERSION_MISMATCH,412,The ticket has been changed in the meantime",
        "TICKET_CLOSED,409,The ticket is closed; reopen it first",
        "ALREADY_CLAIMED,409,The ticket is claimed by somebody else",
        "DUPLICATE_ID,409,The ticket exists already",
        "DUPLICATE_NUMBER,409,The ticket exists already",
        "DUPLICATE_SHORT_ID,409,The ticket exists already",
        "INVALID,400,Lies in the future",
        "OUT_OF_ORDER,400,Lies in the future"
    })
    void shouldSayWhyACommandIsRefused(RefusalCode code, int status, String words) {
        ErrorAnswer answer = refused(code, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + words + "\"}");
        assertThat(refused(code, "subject").status()).isEqualTo(status);
    }

    @Test
    void shouldSayWhichFieldIsRefused() {
        assertThat(refused(RefusalCode.INVALID, "subject").body())
                .isEqualTo("{\"error\":\"Validation failed\",\"errors\":{\"subject\":\"Lies in the future\"}}");
    }

    @Test
    void shouldSendTheHeadersThatBelongToAnError() {
        assertThat(errors.answer(new ApiError.Unauthenticated()).headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(errors.answer(new ApiError.MethodNotAllowed("PUT", new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS"))))
                        .headers())
                .containsEntry("Allow", "GET, HEAD, OPTIONS");
        assertThat(errors.answer(new ApiError.RateLimited(7)).headers()).containsEntry("Retry-After", "7");
        assertThat(errors.answer(new ApiError.Unavailable("x", 3)).headers()).containsEntry("Retry-After", "3");
    }

    private ErrorAnswer refused(RefusalCode code, @Nullable String field) {
        return errors.answer(new ApiError.Refused(code, field, "lies in the future."));
    }
}
