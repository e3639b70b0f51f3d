package io.ticketledger.query.reports;

import java.io.Serial;

/** A shelf named parts that were replaced meanwhile: it has changed, and is to be read again. */
final class PartsGoneException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PartsGoneException(int missing) {
        super(missing + " parts of a report's cells were replaced while they were read");
    }
}
