package io.ticketledger.standalone;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Standalone cannot start as it is configured. The message is written for the operator. */
final class StartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
