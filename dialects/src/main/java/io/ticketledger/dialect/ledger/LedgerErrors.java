package io.ticketledger.dialect.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ErrorAnswer;
import io.ticketledger.dialect.ErrorShape;
import io.ticketledger.events.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors of the native API: problem details (RFC 9457) with {@code code}, a word to branch on, and {@code errors}, the
 * reasons by field. There is no {@code instance}, and no id is repeated, so that what is foreign and what is unknown
 * read the same.
 */
public final class LedgerErrors implements ErrorShape {
    /** The one content type of every error. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() ->
                problem(401, "UNAUTHENTICATED", "A credential is needed: Authorization: Bearer <key>.")
                        .with("WWW-Authenticate", "Bearer")
                        .done();
            case ApiError.BadCredential(ApiError.BadCredential.Reason reason) ->
                problem(401, "INVALID_CREDENTIAL", credential(reason))
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                        .done();
            case ApiError.Forbidden(var permission) ->
                problem(403, "FORBIDDEN", "This needs the permission " + permission + ".")
                        .done();
            case ApiError.NotFound(String what) ->
                problem(404, "NOT_FOUND", "There is no such " + what + ".").done();
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                problem(405, "METHOD_NOT_ALLOWED", "This path does not take " + method + ".")
                        .with("Allow", String.join(", ", allowed))
                        .done();
            case ApiError.UnsupportedMediaType(var contentType) ->
                problem(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json in UTF-8.")
                        .done();
            case ApiError.NotAcceptable() ->
                problem(406, "NOT_ACCEPTABLE", "The answer is not available as any type in Accept.")
                        .done();
            case ApiError.MalformedBody(var field, String reason) ->
                problem(400, "MALFORMED_BODY", sentence(field, reason))
                        .errors(field, reason)
                        .done();
            case ApiError.BodyTooLarge(long limit) ->
                problem(413, "BODY_TOO_LARGE", "The body has more than " + limit + " bytes.")
                        .done();
            case ApiError.RequestTimeout() ->
                problem(408, "REQUEST_TIMEOUT", "The body was not complete in time.")
                        .done();
            case ApiError.InvalidFields(var errors) ->
                problem(400, "INVALID_FIELDS", "Some fields are wrong; see errors.")
                        .errors(errors)
                        .done();
            case ApiError.Refused(RefusalCode code, var field, String reason) ->
                problem(status(code), code.name(), reason)
                        .errors(field == null ? subject(code) : field, reason)
                        .done();
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                (inFlight
                                ? problem(
                                        409,
                                        "IDEMPOTENCY_KEY_IN_USE",
                                        "The first request with this Idempotency-Key is still under way.")
                                : problem(
                                        422,
                                        "IDEMPOTENCY_KEY_REUSED",
                                        "This Idempotency-Key was used for another request."))
                        .done();
            case ApiError.RateLimited(int seconds) ->
                problem(429, "RATE_LIMITED", "Too many requests.")
                        .with("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unavailable(String reason, int seconds) ->
                problem(503, "UNAVAILABLE", reason)
                        .with("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unexpected(String correlationId) ->
                problem(500, "INTERNAL", null)
                        .member("correlationId", correlationId)
                        .done();
        };
    }

    private static String credential(ApiError.BadCredential.Reason reason) {
        return switch (reason) {
            case INVALID -> "The credential is not valid.";
            case EXPIRED -> "The credential has expired.";
        };
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case VERSION_MISMATCH -> 412;
            case INVALID, OUT_OF_ORDER -> 422;
            case ALREADY_CLAIMED, TICKET_CLOSED, DUPLICATE_ID, DUPLICATE_NUMBER, DUPLICATE_SHORT_ID -> 409;
        };
    }

    /** What the client sent that a refusal of the whole command is about. */
    private static @Nullable String subject(RefusalCode code) {
        return switch (code) {
            case NOT_FOUND, TICKET_CLOSED -> "ticketId";
            case VERSION_MISMATCH -> "If-Match";
            case FORBIDDEN, INVALID, OUT_OF_ORDER -> null;
            case ALREADY_CLAIMED, DUPLICATE_ID, DUPLICATE_NUMBER, DUPLICATE_SHORT_ID -> null;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    private static String sentence(@Nullable String field, String reason) {
        return (field == null ? "The body" : "The field " + field) + " " + reason + ".";
    }

    private static Problem problem(int status, String code, @Nullable String detail) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", title(status));
        body.put("status", status);
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("code", code);
        return new Problem(status, body, new LinkedHashMap<>());
    }

    private record Problem(int status, ObjectNode body, Map<String, String> headers) {
        Problem with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Problem member(String name, String value) {
            body.put(name, value);
            return this;
        }

        Problem errors(@Nullable String field, String reason) {
            return field == null ? this : errors(Map.of(field, List.of(reason)));
        }

        Problem errors(Map<String, List<String>> errors) {
            body.set("errors", MAPPER.valueToTree(errors));
            return this;
        }

        ErrorAnswer done() {
            return new ErrorAnswer(status, CONTENT_TYPE, Map.copyOf(headers), MAPPER.writeValueAsString(body));
        }
    }
}
