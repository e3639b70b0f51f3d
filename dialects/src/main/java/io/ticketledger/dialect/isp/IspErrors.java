package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.RefusalCode;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors of the isp dialect: {@code {"success":false,"message":…}}, with {@code errors} by field when fields are wrong
 * and {@code correlation_id} when the fault is ours.
 */
public final class IspErrors implements ErrorShape {
    /** The one content type of every error. */
    public static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String UNAUTHENTICATED = "Unauthenticated";
    private static final String NO_TICKET = "Ticket not found";

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() -> answer(401, UNAUTHENTICATED, "WWW-Authenticate", "Bearer");
            case ApiError.BadCredential(var reason) ->
                answer(401, UNAUTHENTICATED, "WWW-Authenticate", "Bearer error=\"invalid_token\"");
            case ApiError.Forbidden(Permission permission) ->
                answer(403, "You do not have permission to " + deed(permission));
            case ApiError.NotFound(String what) -> answer(404, what.equals("ticket") ? NO_TICKET : "Not found");
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                answer(405, "Method not allowed", "Allow", String.join(", ", allowed));
            case ApiError.UnsupportedMediaType(var contentType) -> answer(415, "Unsupported media type");
            case ApiError.NotAcceptable() -> answer(406, "Not acceptable");
            case ApiError.MalformedBody(var field, String reason) ->
                answer(400, "Malformed JSON: the " + (field == null ? "body" : "field " + field) + " " + reason);
            case ApiError.BodyTooLarge(long limit) ->
                answer(413, "The body must not be greater than " + limit + " bytes");
            case ApiError.RequestTimeout() -> answer(408, "The body was not complete in time");
            case ApiError.InvalidFields(var errors) ->
                answer(422, Map.of(), body("Validation failed").set("errors", MAPPER.valueToTree(errors)));
            case ApiError.Refused(RefusalCode code, var field, String reason) ->
                answer(status(code), code == RefusalCode.NOT_FOUND ? NO_TICKET : reason);
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                inFlight
                        ? answer(409, "The first request with this Idempotency-Key is still under way")
                        : answer(422, "This Idempotency-Key was used for another request");
            case ApiError.RateLimited(int seconds) ->
                answer(429, "Too many requests", "Retry-After", String.valueOf(seconds));
            case ApiError.Unavailable(String reason, int seconds) ->
                answer(503, "Service unavailable: " + reason, "Retry-After", String.valueOf(seconds));
            case ApiError.Unexpected(String correlationId) ->
                answer(500, Map.of(), body("Server error").put("correlation_id", correlationId));
        };
    }

    private static String deed(Permission permission) {
        return switch (permission) {
            case TICKET_READ -> "view tickets";
            case TICKET_CREATE -> "create tickets";
            case TICKET_UPDATE -> "update tickets";
            case TICKET_DELETE -> "delete tickets";
            case SET_STATUS -> "update the status of tickets";
            case TICKET_BATCH -> "update tickets in batches";
            case TICKET_IMPORT -> "import tickets";
            case AUDIT_READ -> "view the audit";
            case REPORT_READ -> "view reports";
            case ADMIN -> "administer";
        };
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case VERSION_MISMATCH -> 412;
            case ALREADY_CLAIMED, TICKET_CLOSED, INVALID, OUT_OF_ORDER -> 422;
            case DUPLICATE_ID, DUPLICATE_NUMBER, DUPLICATE_SHORT_ID -> 422;
        };
    }

    private static ObjectNode body(String message) {
        return MAPPER.createObjectNode().put("success", false).put("message", message);
    }

    private static ErrorAnswer answer(int status, String message) {
        return answer(status, Map.of(), body(message));
    }

    private static ErrorAnswer answer(int status, String message, String header, String value) {
        return answer(status, Map.of(header, value), body(message));
    }

    private static ErrorAnswer answer(int status, Map<String, String> headers, ObjectNode body) {
        return new ErrorAnswer(status, CONTENT_TYPE, headers, MAPPER.writeValueAsString(body));
    }
}
