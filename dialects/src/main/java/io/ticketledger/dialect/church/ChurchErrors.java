package io.ticketledger.dialect.church;

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

/** Errors of the church API: {@code {"detail": …}}, or lists of reasons by field. */
public final class ChurchErrors implements ErrorShape {
    /** What is not found when a list has no such page. */
    static final String PAGE = "page";

    private static final String TICKET = "ticket";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String CHALLENGE = "Bearer realm=\"api\"";
    private static final String FORBIDDEN = "You do not have permission to perform this action.";
    private static final int LONGEST_CONTENT_TYPE = 200;

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() ->
                Body.of(401, "Authentication credentials were not provided.")
                        .header("WWW-Authenticate", CHALLENGE)
                        .done();
            case ApiError.BadCredential(ApiError.BadCredential.Reason reason) -> badToken(reason);
            case ApiError.Forbidden(var permission) -> Body.of(403, FORBIDDEN).done();
            case ApiError.NotFound(String what) -> Body.of(404, notFound(what)).done();
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                Body.of(405, "Method \"" + method + "\" not allowed.")
                        .header("Allow", String.join(", ", allowed))
                        .done();
            case ApiError.UnsupportedMediaType(var contentType) ->
                Body.of(415, "Unsupported media type \"" + cut(contentType) + "\" in request.")
                        .done();
            case ApiError.NotAcceptable() ->
                Body.of(406, "Could not satisfy the request Accept header.").done();
            case ApiError.MalformedBody(var field, String reason) ->
                Body.of(400, "JSON parse error - " + (field == null ? "the body " : "field " + field + " ") + reason)
                        .done();
            case ApiError.BodyTooLarge(long limit) ->
                Body.of(413, "Request body exceeds " + limit + " bytes.").done();
            case ApiError.RequestTimeout() ->
                Body.of(408, "Request body was not received in time.").done();
            case ApiError.InvalidFields(var errors) -> fields(errors);
            case ApiError.Refused(RefusalCode code, var field, String reason) -> refused(code, field, reason);
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                (inFlight
                                ? Body.of(409, "The first request with this Idempotency-Key is still under way.")
                                : Body.of(422, "This Idempotency-Key was used for another request."))
                        .done();
            case ApiError.RateLimited(int seconds) ->
                Body.of(429, "Request was throttled. Expected available in " + seconds(seconds) + ".")
                        .header("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unavailable(String reason, int seconds) ->
                Body.of(503, reason)
                        .header("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unexpected(String correlationId) ->
                Body.of(500, "A server error occurred.")
                        .member("correlation_id", correlationId)
                        .done();
        };
    }

    private static ErrorAnswer badToken(ApiError.BadCredential.Reason reason) {
        Body body = Body.of(401, "Given token not valid for any token type")
                .header("WWW-Authenticate", CHALLENGE)
                .member("code", "token_not_valid");
        body.json
                .putArray("messages")
                .addObject()
                .put("token_class", "AccessToken")
                .put("token_type", "access")
                .put(
                        "message",
                        switch (reason) {
                            case INVALID -> "Token is invalid";
                            case EXPIRED -> "Token is expired";
                        });
        return body.done();
    }

    private static ErrorAnswer refused(RefusalCode code, @Nullable String field, String reason) {
        return switch (code) {
            case NOT_FOUND -> Body.of(404, notFound(TICKET)).done();
            case FORBIDDEN -> Body.of(403, FORBIDDEN).done();
            case VERSION_MISMATCH -> Body.of(412, reason).done();
            case DUPLICATE_NUMBER -> fields(Map.of("ticket_id", List.of("ticket with this ticket_id already exists.")));
            case OUT_OF_ORDER -> fields(Map.of("closedAt".equals(field) ? "closed_at" : "created_at", List.of(reason)));
            case INVALID -> Body.of(400, reason).done();
            case ALREADY_CLAIMED, TICKET_CLOSED, DUPLICATE_ID, DUPLICATE_SHORT_ID ->
                Body.of(409, reason).done();
        };
    }

    private static ErrorAnswer fields(Map<String, List<String>> errors) {
        return new Body(400, MAPPER.valueToTree(errors), new LinkedHashMap<>()).done();
    }

    private static String notFound(String what) {
        return switch (what) {
            case TICKET -> "No Ticket matches the given query.";
            case PAGE -> "Invalid page.";
            default -> "Not found.";
        };
    }

    private static String seconds(int seconds) {
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }

    private static String cut(@Nullable String contentType) {
        String sent = contentType == null ? "" : contentType;
        return sent.substring(0, Math.min(sent.length(), LONGEST_CONTENT_TYPE));
    }

    private record Body(int status, ObjectNode json, Map<String, String> headers) {
        static Body of(int status, String detail) {
            return new Body(status, MAPPER.createObjectNode().put("detail", detail), new LinkedHashMap<>());
        }

        Body header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Body member(String name, String value) {
            json.put(name, value);
            return this;
        }

        ErrorAnswer done() {
            return new ErrorAnswer(status, "application/json", Map.copyOf(headers), MAPPER.writeValueAsString(json));
        }
    }
}
