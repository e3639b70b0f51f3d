package io.ticketledger.events.architecture.cycle.one;

import io.ticketledger.events.architecture.cycle.two.Two;

/** Knows {@link Two}, which knows this. */
public final class One {
    private One() {}

    public static Class<?> other() {
        return Two.class;
    }
}
