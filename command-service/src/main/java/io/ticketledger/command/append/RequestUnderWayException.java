package io.ticketledger.command.append;

import java.io.Serial;

/** Another request under the same idempotency key has not been decided yet, and the wait for it was too long. */
public final class RequestUnderWayException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RequestUnderWayException(String message) {
        super(message, null, false, false);
    }
}
