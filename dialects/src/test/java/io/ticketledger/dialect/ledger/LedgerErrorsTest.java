package io.ticketledger.dialect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerErrorsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final LedgerErrors errors = new LedgerErrors();

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldAnswerEveryRefusalWithItsCode(RefusalCode code) {
        ErrorAnswer answer = errors.answer(new ApiError.Refused(code, "by", "somebody else has it"));

        JsonNode body = problem(answer);
        assertThat(body.path("code").asString()).isEqualTo(code.name());
        assertThat(body.path("detail").asString()).isEqualTo("somebody else has it");
        assertThat(body.at("/errors/by/0").asString()).isEqualTo("somebody else has it");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,404",
        "FORBIDDEN,403",
        "VERSION_MISMATCH,412",
        "INVALID,422",
        "OUT_OF_ORDER,422",
        "ALREADY_CLAIMED,409",
        "TICKET_CLOSED,409",
        "DUPLICATE_ID,409",
        "DUPLICATE_NUMBER,409",
        "DUPLICATE_SHORT_ID,409"
    })
    void shouldGiveEachRefusalItsStatus(RefusalCode code, int status) {
        assertThat(errors.answer(new ApiError.Refused(code, null, "no")).status())
                .isEqualTo(status);
    }

    @Test
    void shouldAskForABearerCredential() {
        ErrorAnswer answer = errors.answer(new ApiError.Unauthenticated());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(problem(answer).path("code").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(errors.answer(new ApiError.BadCredential(ApiError.BadCredential.Reason.EXPIRED))
                        .body())
                .contains("INVALID_CREDENTIAL", "expired");
    }

    @Test
    void shouldNameTheMethodsThatAreAllowed() {
        ErrorAnswer answer = errors.answer(
                new ApiError.MethodNotAllowed("PUT", new LinkedHashSet<>(List.of("GET", "HEAD", "OPTIONS"))));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void shouldListReasonsByField() {
        ErrorAnswer answer =
                errors.answer(new ApiError.InvalidFields(Map.of("title", List.of("is missing", "is strange"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(problem(answer).at("/errors/title/1").asString()).isEqualTo("is strange");
        assertThat(problem(errors.answer(new ApiError.MalformedBody("data", "is nested too deeply")))
                        .at("/errors/data/0")
                        .asString())
                .isEqualTo("is nested too deeply");
    }

    @Test
    void shouldShowNothingOfAFaultButItsCorrelationId() {
        JsonNode body = problem(errors.answer(new ApiError.Unexpected("c-1")));

        assertThat(body.propertyNames()).containsExactly("type", "title", "status", "code", "correlationId");
        assertThat(body.path("correlationId").asString()).isEqualTo("c-1");
    }

    @ParameterizedTest
    @CsvSource({
        "429,RATE_LIMITED",
        "503,UNAVAILABLE",
    })
    void shouldSayWhenToComeBack(int status, String code) {
        ErrorAnswer answer = errors.answer(
                status == 429 ? new ApiError.RateLimited(7) : new ApiError.Unavailable("The store is away.", 7));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Retry-After", "7");
        assertThat(problem(answer).path("code").asString()).isEqualTo(code);
    }

    @Test
    void shouldTellTheTwoConflictsOfAnIdempotencyKeyApart() {
        assertThat(errors.answer(new ApiError.IdempotencyConflict(true)))
                .satisfies(a -> assertThat(a.status()).isEqualTo(409))
                .satisfies(a -> assertThat(a.body()).contains("IDEMPOTENCY_KEY_IN_USE"));
        assertThat(errors.answer(new ApiError.IdempotencyConflict(false)))
                .satisfies(a -> assertThat(a.status()).isEqualTo(422))
                .satisfies(a -> assertThat(a.body()).contains("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void shouldGiveTheRestTheirStatus() {
        assertThat(errors.answer(new ApiError.Forbidden(Permission.ADMIN)).status())
                .isEqualTo(403);
        assertThat(errors.answer(new ApiError.NotFound("ticket")).status()).isEqualTo(404);
        assertThat(errors.answer(new ApiError.NotAcceptable()).status()).isEqualTo(406);
        assertThat(errors.answer(new ApiError.BodyTooLarge(10)).status()).isEqualTo(413);
        assertThat(problem(errors.answer(new ApiError.RequestTimeout())).toString())
                .contains("\"status\":408", "Request Timeout", "REQUEST_TIMEOUT", "in time");
        assertThat(errors.answer(new ApiError.UnsupportedMediaType(null)).status())
                .isEqualTo(415);
    }

    private static JsonNode problem(ErrorAnswer answer) {
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(body.path("status").asInt()).isEqualTo(answer.status());
        assertThat(body.has("instance")).isFalse();
        return body;
    }
}
