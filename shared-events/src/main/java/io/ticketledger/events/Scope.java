package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** The tenant-like ids of the dialects, inside a workspace: none of them is a security boundary. */
public record Scope(
        @Nullable String church,
        @Nullable String guildId,
        @Nullable String ispId,
        @Nullable String branchId,
        @Nullable String userId) {
    public static final Scope NONE = new Scope(null, null, null, null, null);
}
