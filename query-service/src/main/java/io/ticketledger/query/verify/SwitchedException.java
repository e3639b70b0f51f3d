package io.ticketledger.query.verify;

import java.io.Serial;

/** Another read model is served than the one that was read. */
final class SwitchedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SwitchedException() {
        super("another read model is served", null, false, false);
    }
}
