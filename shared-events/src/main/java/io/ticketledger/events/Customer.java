package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The customer whom the ticket is for; every part may be unknown, all are when it is unlinked. */
public record Customer(
        @Nullable String id,
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String name) {
    public static final Customer NONE = new Customer(null, null, null, null);
}
