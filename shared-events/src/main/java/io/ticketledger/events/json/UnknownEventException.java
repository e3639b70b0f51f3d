package io.ticketledger.events.json;

import java.io.Serial;

/** The store holds an event that this release cannot read: of a type or a revision that it doesn't know. */
public final class UnknownEventException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnknownEventException(String message) {
        super(message);
    }
}
