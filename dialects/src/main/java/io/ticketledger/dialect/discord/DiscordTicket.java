package io.ticketledger.dialect.discord;

import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a ticket here: the fields that it is created with. A ticket that another API made reads null where it has
 * no such field, and its title where it has no name.
 *
 * @param ticketData JSON as a text, to the letter as it was sent
 * @param claimedBy empty when nobody has claimed it
 */
public record DiscordTicket(
        UUID ticketId,
        @Nullable String ticketType,
        @Nullable String ticketData,
        @Nullable String guildId,
        @Nullable String ticketName,
        @Nullable String ticketShortId,
        @Nullable String ticketOwner,
        String claimedBy,
        boolean claimed,
        boolean closed) {

    /** The ticket as this API shows it. */
    public static DiscordTicket of(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new DiscordTicket(
                ticket.id(),
                details.type(),
                details.data(),
                details.scope().guildId(),
                details.name() == null ? details.title() : details.name(),
                ticket.shortId(),
                details.requester().id(),
                ticket.claim() == null ? "" : ticket.claim().by(),
                ticket.claim() != null,
                DiscordVocabulary.closed(ticket.status()));
    }
}
