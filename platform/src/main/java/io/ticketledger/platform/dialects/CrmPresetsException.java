package io.ticketledger.platform.dialects;

import java.io.Serial;

/** The presets of the crm API are configured in a way that cannot be meant; the service doesn't start. */
public final class CrmPresetsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CrmPresetsException(String message) {
        super(message);
    }
}
