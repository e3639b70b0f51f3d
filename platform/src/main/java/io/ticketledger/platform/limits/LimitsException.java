package io.ticketledger.platform.limits;

import java.io.Serial;

/** A limit is configured in a way that cannot be meant; the service doesn't start. */
public final class LimitsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LimitsException(String name, String value, String least, String most) {
        super(Limits.PREFIX + "." + name + " is " + value + ", but must be from " + least + " to " + most + ".");
    }
}
