package io.ticketledger.query.projection;

import java.io.Serial;

/** A stream's next event is missing. Nothing is skipped: the projection stays where it is until somebody looks. */
public final class HoleInStreamException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public HoleInStreamException(String streamId, long version, long next) {
        super("stream " + streamId + " is at version " + version + " here, but its next event has version " + next
                + ": events between are missing from the log or from this read model");
    }
}
