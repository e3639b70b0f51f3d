package io.ticketledger.query.projection;

import java.io.Serial;

/** Somebody else wrote the same documents again and again; the batch will be delivered again. */
public final class LostRaceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LostRaceException(String what, int attempts) {
        super(what + " could not be written in " + attempts + " attempts: another writer was always first");
    }
}
