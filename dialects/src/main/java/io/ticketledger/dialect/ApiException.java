package io.ticketledger.dialect;

import java.io.Serial;

/** Ends a request with an error that its API will put into words. It has no stack trace: it is an answer. */
public final class ApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.getClass().getSimpleName(), null, false, false);
        this.error = error;
    }

    /** @param cause what failed, for the log */
    public ApiException(ApiError error, Throwable cause) {
        super(error.getClass().getSimpleName(), cause, false, false);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
