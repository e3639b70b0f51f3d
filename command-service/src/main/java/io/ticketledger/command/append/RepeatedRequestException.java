package io.ticketledger.command.append;

import java.io.Serial;

/** A request under the same idempotency key was committed first. */
public final class RepeatedRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RepeatedRequestException(String message) {
        super(message, null, false, false);
    }
}
