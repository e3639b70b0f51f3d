package io.ticketledger.query.reports;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reports need to know of a ticket to tell what its next event is worth: the fold, without its texts, and which
 * first times it has had.
 */
record ReportedTicket(Ticket ticket, Set<FactKind> firsts) {
    private static final Set<TicketField> REPORTED =
            Set.of(TicketField.TYPE, TicketField.CUSTOMER_ID, TicketField.CUSTOMER_EXTERNAL_ID, TicketField.CHANNEL_ID);

    /** The ticket after one more event; of a stream that does not begin with a creation, null. */
    static @Nullable ReportedTicket evolve(@Nullable ReportedTicket before, TicketEvent event) {
        Ticket folded = Ticket.evolve(before == null ? null : before.ticket, event);
        if (folded == null) {
            return null;
        }
        Set<FactKind> firsts = EnumSet.noneOf(FactKind.class);
        if (before != null) {
            firsts.addAll(before.firsts);
        }
        switch (event) {
            case TicketReplied replied -> firsts.add(FactKind.FIRST_REPLY);
            case TicketClaimed claimed -> firsts.add(FactKind.FIRST_CLAIM);
            case TicketClosed closed -> firsts.add(FactKind.FIRST_CLOSE);
            default -> {}
        }
        if (folded.solvedAt() != null) {
            firsts.add(FactKind.FIRST_SOLVE);
        }
        return new ReportedTicket(withoutTexts(folded), Collections.unmodifiableSet(firsts));
    }

    /** Whether work on it is due: neither solved nor closed nor deleted. */
    boolean isOpen() {
        return ticket.status().isUnfinished() && ticket.deletedAt() == null;
    }

    private static Ticket withoutTexts(Ticket ticket) {
        Replies replies = ticket.replies();
        return new Ticket(
                ticket.id(),
                ticket.workspace(),
                ticket.number(),
                null,
                ticket.origin(),
                ticket.status(),
                null,
                ticket.priority(),
                TicketDetails.NONE.with(REPORTED, ticket.details()),
                ticket.claim(),
                new Assignment(ticket.assignment().group(), null, null, null, null),
                null,
                new Replies(replies.count(), replies.lastAt(), null),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.solvedAt(),
                ticket.closedAt(),
                ticket.deletedAt());
    }
}
