package io.ticketledger.dialect.discord;

import io.ticketledger.events.Claim;
import io.ticketledger.events.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ticket is claimed, and by whom.
 *
 * @param claimedBy null when it is not
 */
public record DiscordClaim(boolean claimed, @Nullable String claimedBy) {

    /** The ticket's claim; it survives closing. */
    public static DiscordClaim of(Ticket ticket) {
        Claim claim = ticket.claim();
        return new DiscordClaim(claim != null, claim == null ? null : claim.by());
    }

    /** Whether it is this user's; ids are compared as texts. */
    public boolean isBy(String userId) {
        return userId.equals(claimedBy);
    }
}
