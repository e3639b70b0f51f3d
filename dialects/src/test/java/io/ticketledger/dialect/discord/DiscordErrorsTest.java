package io.ticketledger.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscordErrorsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Every kind of error and what is answered to it. */
    static List<Expected> everyError() {
        return List.of(
                of(new ApiError.Unauthenticated(), 403, "Please specify an authorization key!"),
                of(new ApiError.BadCredential(Reason.INVALID), 403, "Invalid authorization Key!"),
                of(new ApiError.BadCredential(Reason.EXPIRED), 403, "Invalid authorization Key!"),
                of(new ApiError.Forbidden(Permission.TICKET_READ), 403, "Not permitted!"),
                of(new ApiError.NotFound("ticket"), 404, "Could not find a ticket with that short id"),
                of(DiscordErrors.NO_TICKET_OF_THAT_NAME, 404, "Could not find a ticket with that name"),
                of(DiscordErrors.NO_CHANNEL, 404, "Could not find a channel for that ticket type"),
                of(DiscordErrors.NO_CLAIMER, 404, "Could not find a claimer for that ticket"),
                of(new ApiError.NotFound("path"), 404, "Could not find that route"),
                of(
                        new ApiError.MethodNotAllowed("PUT", new LinkedHashSet<>(List.of("GET", "HEAD"))),
                        405,
                        "Method not allowed"),
                of(new ApiError.NotAcceptable(), 406, "Only application/json can be answered"),
                of(new ApiError.UnsupportedMediaType(null), 415, "The body must be application/json in UTF-8"),
                of(new ApiError.BodyTooLarge(10), 413, "The body has more than 10 bytes"),
                of(new ApiError.RequestTimeout(), 408, "The body was not complete in time"),
                of(new ApiError.MalformedBody(null, "is odd"), 400, "Invalid request", "The body is odd"),
                of(new ApiError.MalformedBody("shortId", "is odd"), 400, "Invalid request", "The field shortId is odd"),
                of(invalid("consistency", "must be eventual"), 400, "Invalid request", "consistency must be eventual"),
                of(
                        new ApiError.IdempotencyConflict(true),
                        409,
                        "The first request with this Idempotency-Key is still under way"),
                of(new ApiError.IdempotencyConflict(false), 422, "This Idempotency-Key was used for another request"),
                of(new ApiError.RateLimited(7), 429, "Too many requests"),
                of(new ApiError.Unavailable("The store is away.", 7), 503, "Service unavailable"));
    }

    record Expected(ApiError error, String body) {}

    @ParameterizedTest
    @MethodSource("everyError")
    void shouldAnswerEveryError(Expected expected) {
        assertThat(answer(expected.error()).body()).isEqualTo(expected.body());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,404,Could not find a ticket with that short id,",
        "FORBIDDEN,403,Not permitted!,",
        "VERSION_MISMATCH,412,Precondition failed,no",
        "ALREADY_CLAIMED,400,Ticket is already claimed,",
        "TICKET_CLOSED,400,Ticket is closed,",
        "DUPLICATE_ID,400,Could not create a new ticket,ticketId is already taken",
        "DUPLICATE_SHORT_ID,400,Could not create a new ticket,ticketShortId is already taken",
        "DUPLICATE_NUMBER,400,Could not create a new ticket,the ticket's number is already taken",
        "INVALID,400,Invalid request,no",
        "OUT_OF_ORDER,400,Invalid request,no"
    })
    void shouldAnswerEveryRefusal(RefusalCode code, int status, String message, String catchError) {
        JsonNode body =
                MAPPER.readTree(answer(new ApiError.Refused(code, null, "no")).body());

        assertThat(body.path("error").path("code").intValue()).isEqualTo(status);
        assertThat(body.path("error").path("message").stringValue()).isEqualTo(message);
        assertThat(body.path("catchError").asString(null)).isEqualTo(catchError);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldAnswerARefusalOfAFieldInTheSameShape(RefusalCode code) {
        assertThat(answer(new ApiError.Refused(code, "shortId", "is odd")).body())
                .startsWith("{\"error\":{\"code\":");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_TICKET,Could not create a new ticket",
        "CLOSE_TICKET,Could not close the ticket",
        "CLAIM_TICKET,Could not claim the ticket",
        "CREATE_CHANNEL,Could not create a new ticket channel"
    })
    void shouldSayWhatCouldNotBeDone(Attempt attempt, String message) {
        assertThat(answer(failure(attempt, invalid("shortId", "is required"))).body())
                .isEqualTo(
                        of(invalid("", ""), 400, message, "shortId is required").body());
        assertThat(answer(failure(attempt, new ApiError.MalformedBody(null, "is empty")))
                        .body())
                .isEqualTo(
                        of(invalid("", ""), 400, message, "The body is empty").body());
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        errors.put("ticketId", List.of("must be a UUIDv4"));
        errors.put("closed", List.of("must be a boolean", "is odd"));

        assertThat(answer(failure(Attempt.CREATE_TICKET, new ApiError.InvalidFields(errors)))
                        .body())
                .contains("\"catchError\":\"ticketId must be a UUIDv4; closed must be a boolean; closed is odd\"");
    }

    @Test
    void shouldLeaveOtherFailuresOfAnAttemptAsTheyAre() {
        ApiError error = new ApiError.BodyTooLarge(1);

        assertThat(failure(Attempt.CREATE_TICKET, error)).isSameAs(error);
        assertThat(Attempt.CLOSE_TICKET.<String>at(() -> "done")).isEqualTo("done");
    }

    @Test
    void shouldNameTheMethodsThatAreAllowed() {
        assertThat(answer(new ApiError.MethodNotAllowed("PUT", new LinkedHashSet<>(List.of("OPTIONS", "POST"))))
                        .headers())
                .containsEntry("Allow", "OPTIONS, POST");
    }

    @Test
    void shouldSayWhenToComeBack() {
        assertThat(answer(new ApiError.RateLimited(7)).headers()).containsEntry("Retry-After", "7");
        assertThat(answer(new ApiError.Unavailable("away", 8)).headers()).containsEntry("Retry-After", "8");
    }

    @Test
    void shouldShowNothingOfAFaultButItsCorrelationId() {
        assertThat(answer(new ApiError.Unexpected("c-1")).body())
                .isEqualTo(
                        "{\"error\":{\"code\":500,\"message\":\"Internal server error\",\"correlationId\":\"c-1\"}}");
    }

    private static ErrorAnswer answer(ApiError error) {
        ErrorAnswer answer = new DiscordErrors().answer(error);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(MAPPER.readTree(answer.body()).at("/error/code").intValue()).isEqualTo(answer.status());
        return answer;
    }

    private static ApiError failure(Attempt attempt, ApiError error) {
        ApiException thrown = catchThrowableOfType(
                ApiException.class,
                () -> attempt.at(() -> {
                    throw new ApiException(error);
                }));
        return thrown.error();
    }

    private static ApiError invalid(String field, String reason) {
        return new ApiError.InvalidFields(Map.of(field, List.of(reason)));
    }

    private static Expected of(ApiError error, int status, String message) {
        return new Expected(error, "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}");
    }

    private static Expected of(ApiError error, int status, String message, String catchError) {
        String body = of(error, status, message).body();
        return new Expected(error, body.substring(0, body.length() - 1) + ",\"catchError\":\"" + catchError + "\"}");
    }
}
