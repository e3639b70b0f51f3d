package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.events.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors of the help desk's API: {@code {"status":"error","message":…}}. What does not exist is 400, as is every
 * refusal; only a path that no endpoint has is 404. Of several wrong parameters the message names the first.
 */
public final class HelpdeskErrors implements ErrorShape {
    static final String NO_SUCH_TICKET = "This ticket does not exist.";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What is said when a call names tickets that do not exist: each of them. */
    public static ApiError unknown(List<Long> ids) {
        String named = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new ApiError.NotFound(
                ids.size() == 1
                        ? NO_SUCH_TICKET + " Unknown: " + named + "."
                        : "These tickets do not exist: " + named + ".");
    }

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() -> unauthorized();
            case ApiError.BadCredential bad -> unauthorized();
            case ApiError.Forbidden(var permission) -> answer(403, "You do not have permission " + permission + ".");
            case ApiError.NotFound(String what) -> notFound(what);
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                answer(405, "This endpoint does not take " + method + ".", "Allow", String.join(", ", allowed));
            case ApiError.UnsupportedMediaType type ->
                answer(
                        415,
                        "The body must be application/json, application/x-www-form-urlencoded or multipart/form-data,"
                                + " in UTF-8.");
            case ApiError.NotAcceptable() -> answer(406, "The answer is available as application/json only.");
            case ApiError.MalformedBody(var field, String reason) -> answer(400, malformed(field, reason));
            case ApiError.BodyTooLarge(long limit) -> answer(413, "The body has more than " + limit + " bytes.");
            case ApiError.RequestTimeout() -> answer(408, "The body was not complete in time.");
            case ApiError.InvalidFields(var errors) -> answer(400, first(errors));
            case ApiError.Refused(RefusalCode code, var field, String reason) ->
                answer(status(code), refused(code, field, reason));
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                inFlight
                        ? answer(409, "The first request with this Idempotency-Key is still under way.")
                        : answer(422, "This Idempotency-Key was used for another request.");
            case ApiError.RateLimited(int seconds) ->
                answer(429, "Too many requests.", "Retry-After", String.valueOf(seconds));
            case ApiError.Unavailable(String reason, int seconds) ->
                answer(503, reason, "Retry-After", String.valueOf(seconds));
            case ApiError.Unexpected(String correlationId) ->
                answer(500, body("An internal error occurred.").put("correlationId", correlationId), Map.of());
        };
    }

    private static ErrorAnswer unauthorized() {
        return answer(401, "Invalid API key.", "WWW-Authenticate", "apikey");
    }

    private static ErrorAnswer notFound(String what) {
        if (what.equals("path")) {
            return answer(404, "This endpoint does not exist.");
        }
        return answer(400, what.endsWith(".") ? what : "This " + what + " does not exist.");
    }

    /** The first problem. This API's own wording is a sentence; other words have only the field's name in common. */
    private static String first(Map<String, List<String>> errors) {
        Map.Entry<String, List<String>> first = errors.entrySet().iterator().next();
        String reason = first.getValue().getFirst();
        return reason.endsWith(".") ? reason : HelpdeskWording.invalid(first.getKey());
    }

    private static String malformed(@Nullable String field, String reason) {
        return (field == null ? "The body " : "The parameter '" + field + "' ") + reason + ".";
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case VERSION_MISMATCH -> 412;
            case FORBIDDEN -> 403;
            case NOT_FOUND,
                    ALREADY_CLAIMED,
                    TICKET_CLOSED,
                    DUPLICATE_ID,
                    DUPLICATE_NUMBER,
                    DUPLICATE_SHORT_ID,
                    INVALID,
                    OUT_OF_ORDER -> 400;
        };
    }

    private static String refused(RefusalCode code, @Nullable String field, String reason) {
        if (code == RefusalCode.NOT_FOUND) {
            return NO_SUCH_TICKET;
        }
        return field == null || reason.endsWith(".") ? reason : HelpdeskWording.invalid(field);
    }

    private static ErrorAnswer answer(int status, String message) {
        return answer(status, body(message), Map.of());
    }

    private static ErrorAnswer answer(int status, String message, String header, String value) {
        return answer(status, body(message), Map.of(header, value));
    }

    private static ErrorAnswer answer(int status, ObjectNode body, Map<String, String> headers) {
        return new ErrorAnswer(status, "application/json", headers, MAPPER.writeValueAsString(body));
    }

    private static ObjectNode body(String message) {
        return MAPPER.createObjectNode().put("status", "error").put("message", message);
    }
}
