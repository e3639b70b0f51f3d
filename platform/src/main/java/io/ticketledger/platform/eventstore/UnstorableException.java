package io.ticketledger.platform.eventstore;

import java.io.Serial;
import org.axonframework.serialization.SerializationException;

/** Something was to be stored in the event store, or read from it, that is neither an event nor its metadata. */
public final class UnstorableException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnstorableException(String message) {
        super(message);
    }
}
