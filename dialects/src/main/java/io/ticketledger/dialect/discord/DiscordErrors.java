package io.ticketledger.dialect.discord;

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
 * Errors of the Discord bot's API: {@code {"error":{"code":404,"message":"…"}}} with the HTTP status as code, and beside
 * it {@code catchError}, the reason in words, when the input was bad. A failed login is 403 here, never 401.
 */
public final class DiscordErrors implements ErrorShape {
    /** The one content type of every error. */
    public static final String CONTENT_TYPE = "application/json";

    /** What {@code NotFound} says when no ticket has the name. */
    public static final ApiError NO_TICKET_OF_THAT_NAME = new ApiError.NotFound("ticket with that name");

    /** What {@code NotFound} says when the type of ticket has no channel in the guild. */
    public static final ApiError NO_CHANNEL = new ApiError.NotFound("channel for that ticket type");

    /** What {@code NotFound} says when the ticket is there, but nobody has claimed it. */
    public static final ApiError NO_CLAIMER = new ApiError.NotFound("claimer for that ticket");

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public ErrorAnswer answer(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated() ->
                body(403, "Please specify an authorization key!").done();
            case ApiError.BadCredential(var reason) ->
                body(403, "Invalid authorization Key!").done();
            case ApiError.Forbidden(var permission) ->
                body(403, "Not permitted!").done();
            case ApiError.NotFound(String what) -> body(404, notFound(what)).done();
            case ApiError.MethodNotAllowed(String method, var allowed) ->
                body(405, "Method not allowed")
                        .with("Allow", String.join(", ", allowed))
                        .done();
            case ApiError.NotAcceptable() ->
                body(406, "Only application/json can be answered").done();
            case ApiError.BodyTooLarge(long limit) ->
                body(413, "The body has more than " + limit + " bytes").done();
            case ApiError.RequestTimeout() ->
                body(408, "The body was not complete in time").done();
            case ApiError.UnsupportedMediaType(var contentType) ->
                body(415, "The body must be application/json in UTF-8").done();
            case ApiError.MalformedBody malformed ->
                body(400, "Invalid request")
                        .catchError(Attempt.reasons(malformed))
                        .done();
            case ApiError.InvalidFields invalid -> invalid(invalid);
            case ApiError.Refused(RefusalCode code, var field, String reason) -> refused(code, field, reason);
            case ApiError.IdempotencyConflict(boolean inFlight) ->
                (inFlight
                                ? body(409, "The first request with this Idempotency-Key is still under way")
                                : body(422, "This Idempotency-Key was used for another request"))
                        .done();
            case ApiError.RateLimited(int seconds) ->
                body(429, "Too many requests")
                        .with("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unavailable(var reason, int seconds) ->
                body(503, "Service unavailable")
                        .with("Retry-After", String.valueOf(seconds))
                        .done();
            case ApiError.Unexpected(String correlationId) ->
                body(500, "Internal server error").correlationId(correlationId).done();
        };
    }

    private static String notFound(String what) {
        return switch (what) {
            case "ticket" -> "Could not find a ticket with that short id";
            case "path" -> "Could not find that route";
            default -> "Could not find a " + what;
        };
    }

    private static ErrorAnswer invalid(ApiError.InvalidFields invalid) {
        for (Attempt attempt : Attempt.values()) {
            List<String> reasons = invalid.errors().get(attempt.failure());
            if (reasons != null) {
                return body(400, attempt.failure())
                        .catchError(String.join("; ", reasons))
                        .done();
            }
        }
        return body(400, "Invalid request").catchError(Attempt.reasons(invalid)).done();
    }

    private static ErrorAnswer refused(RefusalCode code, @Nullable String field, String reason) {
        return (switch (code) {
                    case NOT_FOUND -> body(404, notFound("ticket"));
                    case FORBIDDEN -> body(403, "Not permitted!");
                    case VERSION_MISMATCH -> body(412, "Precondition failed").catchError(reason);
                    case ALREADY_CLAIMED -> body(400, "Ticket is already claimed");
                    case TICKET_CLOSED -> body(400, "Ticket is closed");
                    case DUPLICATE_ID -> notCreated("ticketId is already taken");
                    case DUPLICATE_SHORT_ID -> notCreated("ticketShortId is already taken");
                    case DUPLICATE_NUMBER -> notCreated("the ticket's number is already taken");
                    case INVALID, OUT_OF_ORDER ->
                        body(400, "Invalid request").catchError(field == null ? reason : field + " " + reason);
                })
                .done();
    }

    private static Body notCreated(String reason) {
        return body(400, Attempt.CREATE_TICKET.failure()).catchError(reason);
    }

    private static Body body(int status, String message) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("error").put("code", status).put("message", message);
        return new Body(status, json, new LinkedHashMap<>());
    }

    private record Body(int status, ObjectNode json, Map<String, String> headers) {
        Body with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Body catchError(@Nullable String reason) {
            json.put("catchError", reason);
            return this;
        }

        Body correlationId(String id) {
            json.withObject("/error").put("correlationId", id);
            return this;
        }

        ErrorAnswer done() {
            return new ErrorAnswer(status, CONTENT_TYPE, Map.copyOf(headers), MAPPER.writeValueAsString(json));
        }
    }
}
