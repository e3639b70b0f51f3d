package io.ticketledger.dialect;

import io.ticketledger.events.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can go wrong with a request, before an API gives it a status and a body of its own. */
public sealed interface ApiError {

    /** No credential was sent. */
    record Unauthenticated() implements ApiError {}

    /** A credential was sent that is not accepted. */
    record BadCredential(Reason reason) implements ApiError {
        public enum Reason {
            INVALID,
            EXPIRED
        }
    }

    /** The credential lacks the permission. */
    record Forbidden(Permission permission) implements ApiError {}

    /** There is no such resource, or not for this caller. */
    record NotFound(String what) implements ApiError {}

    /** The path exists, but not with this method. */
    record MethodNotAllowed(String method, Set<String> allowed) implements ApiError {}

    /** The body's content type is not one that the endpoint reads. */
    record UnsupportedMediaType(@Nullable String contentType) implements ApiError {}

    /** The answer cannot be given in any form that the client accepts. */
    record NotAcceptable() implements ApiError {}

    /** The body is not well-formed, or deeper or longer than what is read; {@code field} is where, if that is known. */
    record MalformedBody(@Nullable String field, String reason) implements ApiError {}

    /** The body has more bytes than are taken. */
    record BodyTooLarge(long limit) implements ApiError {}

    /** The body was not complete in time. */
    record RequestTimeout() implements ApiError {}

    /** Fields or parameters are wrong: for each its reasons, in the order in which they were found. */
    record InvalidFields(Map<String, List<String>> errors) implements ApiError {}

    /** A rule refused the command. */
    record Refused(RefusalCode code, @Nullable String field, String reason) implements ApiError {}

    /** An idempotency key was used for another request before, or its first use is still under way. */
    record IdempotencyConflict(boolean inFlight) implements ApiError {}

    /** The request came too often. */
    record RateLimited(int retryAfterSeconds) implements ApiError {}

    /** It cannot be answered now, but likely soon. */
    record Unavailable(String reason, int retryAfterSeconds) implements ApiError {}

    /** A fault of ours; only the correlation id is shown. */
    record Unexpected(String correlationId) implements ApiError {}
}
