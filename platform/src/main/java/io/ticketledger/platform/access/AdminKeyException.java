package io.ticketledger.platform.access;

import java.io.Serial;

/** The admin key is configured in a way that cannot be meant; the service doesn't start. */
public final class AdminKeyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AdminKeyException(String message) {
        super(message);
    }
}
