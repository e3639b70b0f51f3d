package io.ticketledger.standalone.postgres;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL could not be prepared, started or stopped.
 *
 * <p>The message is written for the operator: it names the file or directory and says what to do, without a stack
 * trace. Where the server itself gave the reason, the last lines of its log follow.
 */
public class PostgresException extends RuntimeException {

    public PostgresException(String message) {
        super(message);
    }

    public PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
