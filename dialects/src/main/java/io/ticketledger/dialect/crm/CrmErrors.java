package io.ticketledger.dialect.crm;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.events.RefusalCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Errors of the crm API: {@code {"error": …}}, with {@code errors} by field, parameter or header
 * when one of them is wrong. */
public final class CrmErrors implements ErrorShape {
    /** The content type of every error. */
    public static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String UNAUTHENTICATED = "Invalid or missing API key";
    private static final String FORBIDDEN = "Permission denied";
    private static final String INVALID = "Validation failed";

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() -> answer(401, Map.of("WWW-Authenticate", "Bearer"), body(UNAUTHENTICATED));
            case ApiError.BadCredential(var reason) ->
                answer(401, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""), body(UNAUTHENTICATED));
            case ApiError.Forbidden(var permission) -> answer(403, FORBIDDEN);
            case ApiError.NotFound(String what) -> answer(404, notFound(what));
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                answer(405, Map.of("Allow", String.join(", ", allowed)), body("Method not allowed"));
            case ApiError.UnsupportedMediaType(var contentType) ->
                answer(415, "The body must be application/json in UTF-8");
            case ApiError.NotAcceptable() -> answer(406, "The answer is available as application/json only");
            case ApiError.MalformedBody(var field, String reason) -> malformed(field, reason);
            case ApiError.BodyTooLarge(long limit) -> answer(413, "The body has more than " + limit + " bytes");
            case ApiError.RequestTimeout() -> answer(408, "The body was not complete in time");
            case ApiError.InvalidFields(var errors) -> answer(400, Map.of(), byField(INVALID, errors));
            case ApiError.Refused(RefusalCode code, var field, String reason) -> refused(code, field, reason);
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                inFlight
                        ? answer(409, "The first request with this Idempotency-Key is still under way")
                        : answer(422, "This Idempotency-Key was used for another request");
            case ApiError.RateLimited(int seconds) -> answer(429, retryAfter(seconds), body("Too many requests"));
            case ApiError.Unavailable(String reason, int seconds) ->
                answer(503, retryAfter(seconds), body("Temporarily unavailable"));
            case ApiError.Unexpected(String correlationId) ->
                answer(500, Map.of(), body("Internal error").put("correlationId", correlationId));
        };
    }

    private static ErrorAnswer refused(RefusalCode code, @Nullable String field, String reason) {
        return switch (code) {
            case NOT_FOUND -> answer(404, notFound("ticket"));
            case FORBIDDEN -> answer(403, FORBIDDEN);
            case VERSION_MISMATCH -> answer(412, "The ticket has been changed in the meantime");
            case TICKET_CLOSED -> answer(409, "The ticket is closed; reopen it first");
            case ALREADY_CLAIMED -> answer(409, "The ticket is claimed by somebody else");
            case DUPLICATE_ID, DUPLICATE_NUMBER, DUPLICATE_SHORT_ID -> answer(409, "The ticket exists already");
            case INVALID, OUT_OF_ORDER ->
                answer(
                        400,
                        Map.of(),
                        field == null ? body(sentence(reason)) : byField(INVALID, Map.of(field, List.of(reason))));
        };
    }

    private static ErrorAnswer malformed(@Nullable String field, String reason) {
        return field == null
                ? answer(400, "The request " + reason)
                : answer(400, Map.of(), byField("Malformed request", Map.of(field, List.of(reason))));
    }

    private static ObjectNode byField(String error, Map<String, List<String>> errors) {
        ObjectNode body = body(error);
        ObjectNode byField = body.putObject("errors");
        errors.forEach((field, reasons) -> byField.put(field, sentence(String.join("; ", reasons))));
        return body;
    }

    private static String notFound(String what) {
        return what.equals("ticket") ? "Ticket not found" : "Not found";
    }

    private static Map<String, String> retryAfter(int seconds) {
        return Map.of("Retry-After", String.valueOf(seconds));
    }

    /** With a capital at its beginning and no stop at its end, like all that this API says. */
    private static String sentence(String reason) {
        String open = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return open.isEmpty() ? open : Character.toUpperCase(open.charAt(0)) + open.substring(1);
    }

    private static ObjectNode body(String error) {
        return MAPPER.createObjectNode().put("error", error);
    }

    private static ErrorAnswer answer(int status, String error) {
        return answer(status, Map.of(), body(error));
    }

    private static ErrorAnswer answer(int status, Map<String, String> headers, ObjectNode body) {
        return new ErrorAnswer(status, CONTENT_TYPE, headers, MAPPER.writeValueAsString(body));
    }
}
