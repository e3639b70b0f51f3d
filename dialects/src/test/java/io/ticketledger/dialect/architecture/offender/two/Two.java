package io.ticketledger.dialect.architecture.offender.two;

import io.ticketledger.dialect.architecture.offender.one.One;

/** Knows {@link One}, which knows this. */
public final class Two {
    private Two() {}

    public static Class<?> other() {
        return One.class;
    }
}
