package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** Ids that the ticket had in systems before this one. */
public record Legacy(@Nullable String legacyId, @Nullable String nextgenLegacyId) {
    public static final Legacy NONE = new Legacy(null, null);
}
