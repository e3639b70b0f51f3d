package io.ticketledger.query.paging;

import java.io.Serial;

/** A cursor that was not made here for this very list, or was changed on the way. */
public final class BadCursorException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public BadCursorException() {
        super("not a cursor of this list", null, false, false);
    }
}
