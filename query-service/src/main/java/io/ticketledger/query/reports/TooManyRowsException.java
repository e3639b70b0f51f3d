package io.ticketledger.query.reports;

import java.io.Serial;

/** A report would be too long. */
public final class TooManyRowsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public TooManyRowsException(long rows, int most) {
        super("makes " + rows + " rows, more than " + most);
    }
}
