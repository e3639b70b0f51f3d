package io.ticketledger.dialect.architecture.offender.one;

import io.ticketledger.dialect.architecture.offender.two.Two;

/** Knows {@link Two}, which knows this. */
public final class One {
    private One() {}

    public static Class<?> other() {
        return Two.class;
    }
}
