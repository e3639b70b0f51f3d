package io.ticketledger.query.tickets;

import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketReplied;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket's document in the making, event by event. */
public final class TicketFold {
    private final String streamId;
    private final Set<String> replyWords;
    private @Nullable Ticket ticket;

    public TicketFold(String streamId) {
        this.streamId = streamId;
        replyWords = new LinkedHashSet<>();
    }

    TicketFold(TicketDocument before) {
        streamId = before.streamId();
        replyWords = before.replyWords();
        ticket = before.ticket();
    }

    /** How many events it has; 0 while no creation has been seen. */
    public long version() {
        return ticket == null ? 0 : ticket.version();
    }

    /** Adds the stream's next event. */
    public void add(TicketEvent event) {
        ticket = Ticket.evolve(ticket, event);
        if (event instanceof TicketReplied replied) {
            Words.addTo(replyWords, replied.personal().message());
        }
    }

    /** The document so far; null while no creation has been seen. */
    public @Nullable TicketDocument document() {
        return ticket == null ? null : new TicketDocument(streamId, ticket, replyWords);
    }
}
