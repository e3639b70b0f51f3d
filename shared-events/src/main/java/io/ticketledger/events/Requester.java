package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The person who asked; every part may be unknown. */
public record Requester(
        @Nullable String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone) {
    public static final Requester NONE = new Requester(null, null, null, null);
}
