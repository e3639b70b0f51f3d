package io.ticketledger.command.ticket;

import io.ticketledger.events.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command, when, and under which condition. Instants are cut to milliseconds here, once for all.
 *
 * @param workspace the only workspace that the command can reach
 * @param actorName the display name that change logs show
 * @param now the present
 * @param occurredAt when it happened, for a caller who may bring history along; null for now
 * @param ifVersion the versions of which the ticket must have one; null when any will do
 */
public record CommandContext(
        String workspace,
        Actor actor,
        @Nullable String actorName,
        Instant now,
        @Nullable Instant occurredAt,
        @Nullable Set<Long> ifVersion) {
    /** Cuts the instants to milliseconds. */
    public CommandContext {
        now = now.truncatedTo(ChronoUnit.MILLIS);
        occurredAt = occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
