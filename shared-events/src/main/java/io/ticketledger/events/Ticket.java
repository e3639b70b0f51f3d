package io.ticketledger.events;

import io.ticketledger.events.TicketEvent.CustomerUnlinked;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: the fold of its events, and the only place that knows what a ticket looks like. The aggregate's state,
 * the answer to a write, the read model's document and time travel are all this.
 *
 * @param id the public id: the client's where it brought one, else the server's
 * @param number unique in the workspace
 * @param shortId unique in the workspace, also after closing and deletion
 * @param statusLabel a preset's word for the status, until the status changes
 * @param importedChangeLog a JSON list that an importer brought, as text
 * @param version the number of events so far
 * @param updatedAt when the last event occurred
 * @param solvedAt when it became SOLVED; kept through closing, null again when it is neither
 * @param closedAt when it became CLOSED; null again when it is reopened
 */
public record Ticket(
        UUID id,
        String workspace,
        long number,
        @Nullable String shortId,
        Dialect origin,
        Status status,
        @Nullable String statusLabel,
        @Nullable Priority priority,
        TicketDetails details,
        @Nullable Claim claim,
        Assignment assignment,
        @Nullable String importedChangeLog,
        Replies replies,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant deletedAt) {

    /** Changes whenever the same events would fold into another ticket; snapshots of any other are ignored. */
    public static final String FOLD_REVISION = "1";

    /** The ticket after the event; null while no creation has been seen. */
    public static @Nullable Ticket evolve(@Nullable Ticket before, TicketEvent event) {
        if (event instanceof TicketCreated created) {
            return of(created);
        }
        return before == null ? null : before.evolve(event);
    }

    /** The ticket that a whole history folds into; null when it has no creation. */
    public static @Nullable Ticket fold(List<? extends TicketEvent> history) {
        Ticket ticket = null;
        for (TicketEvent event : history) {
            ticket = evolve(ticket, event);
        }
        return ticket;
    }

    /** This ticket after one more event. Total and pure. */
    public Ticket evolve(TicketEvent event) {
        Draft next = new Draft(this, event);
        switch (event) {
            case TicketCreated created -> {
                return of(created);
            }
            case TicketClaimed claimed -> next.claim = new Claim(claimed.by(), claimed.occurredAt());
            case TicketReleased released -> next.claim = null;
            case TicketAssigned assigned -> next.assignment = assigned.to();
            case TicketStatusChanged changed -> next.status(changed.to(), changed.label());
            case TicketReopened reopened -> next.status(reopened.to(), reopened.label());
            case TicketClosed closed -> next.status(Status.CLOSED, closed.label());
            case TicketPriorityChanged changed -> next.priority = changed.to();
            case TicketReplied replied ->
                next.replies = new Replies(
                        replied.replyId(),
                        replied.occurredAt(),
                        replied.personal().message());
            case TicketRevised revised -> next.details = details.with(revised.changed(), revised.allAfter());
            case CustomerUnlinked unlinked -> next.details = details.with(CUSTOMER_FIELDS, TicketDetails.NONE);
            case TicketDeleted deleted -> next.deletedAt = deleted.occurredAt();
        }
        return next.ticket();
    }

    private static final Set<TicketField> CUSTOMER_FIELDS = Set.of(
            TicketField.CUSTOMER_ID,
            TicketField.CUSTOMER_EXTERNAL_ID,
            TicketField.CUSTOMER_EMAIL,
            TicketField.CUSTOMER_NAME);

    private static Ticket of(TicketCreated created) {
        Instant at = created.occurredAt();
        return new Ticket(
                created.ticketId(),
                created.workspace(),
                created.number(),
                created.shortId(),
                created.origin(),
                created.status(),
                created.statusLabel(),
                created.priority(),
                created.allDetails(),
                null,
                created.assignment(),
                created.personal().importedChangeLog(),
                Replies.NONE,
                created.version(),
                at,
                at,
                created.status() == Status.SOLVED ? at : null,
                null,
                null);
    }

    /** The next ticket in the making: a copy of the last one, brought to the event's version and time. */
    private static final class Draft {
        private final Ticket last;
        private final TicketEvent event;
        private Status status;

        @Nullable
        private String statusLabel;

        @Nullable
        private Priority priority;

        private TicketDetails details;

        @Nullable
        private Claim claim;

        private Assignment assignment;
        private Replies replies;

        @Nullable
        private Instant solvedAt;

        @Nullable
        private Instant closedAt;

        @Nullable
        private Instant deletedAt;

        Draft(Ticket last, TicketEvent event) {
            this.last = last;
            this.event = event;
            status = last.status;
            statusLabel = last.statusLabel;
            priority = last.priority;
            details = last.details;
            claim = last.claim;
            assignment = last.assignment;
            replies = last.replies;
            solvedAt = last.solvedAt;
            closedAt = last.closedAt;
            deletedAt = last.deletedAt;
        }

        void status(Status to, @Nullable String label) {
            if (to == Status.SOLVED && status != Status.SOLVED) {
                solvedAt = event.occurredAt();
            } else if (to.isUnfinished()) {
                solvedAt = null;
            }
            closedAt = to == Status.CLOSED ? event.occurredAt() : null;
            status = to;
            statusLabel = label;
        }

        Ticket ticket() {
            return new Ticket(
                    last.id,
                    last.workspace,
                    last.number,
                    last.shortId,
                    last.origin,
                    status,
                    statusLabel,
                    priority,
                    details,
                    claim,
                    assignment,
                    last.importedChangeLog,
                    replies,
                    event.version(),
                    last.createdAt,
                    event.occurredAt(),
                    solvedAt,
                    closedAt,
                    deletedAt);
        }
    }
}
