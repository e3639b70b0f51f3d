package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** Whom the work is assigned to, in the words of the writer; every part may be empty. */
public record Assignment(
        @Nullable String group,
        @Nullable String owner,
        @Nullable String users,
        @Nullable String departments,
        @Nullable String suppliers) {
    public static final Assignment NONE = new Assignment(null, null, null, null, null);
}
