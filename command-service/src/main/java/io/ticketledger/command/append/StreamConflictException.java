package io.ticketledger.command.append;

import java.io.Serial;

/** Another command has written to the stream since it was read. */
public final class StreamConflictException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StreamConflictException(String message) {
        super(message, null, false, false);
    }
}
