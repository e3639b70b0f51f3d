package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** Dates that a client keeps on the ticket, as text in the precision in which they were given. */
public record Dates(@Nullable String followUp, @Nullable String actionRequired) {
    public static final Dates NONE = new Dates(null, null);
}
