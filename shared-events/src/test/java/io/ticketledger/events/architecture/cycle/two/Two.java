package io.ticketledger.events.architecture.cycle.two;

import io.ticketledger.events.architecture.cycle.one.One;

/** Knows {@link One}, which knows this. */
public final class Two {
    private Two() {}

    public static Class<?> other() {
        return One.class;
    }
}
