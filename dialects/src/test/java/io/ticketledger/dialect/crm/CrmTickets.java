package io.ticketledger.dialect.crm;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets to show and to change. */
final class CrmTickets {
    static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");

    private CrmTickets() {}

    static Ticket created(CrmCreation creation) {
        return ticket(
                creation.status(),
                creation.statusLabel(),
                creation.priority(),
                creation.assignment(),
                creation.details(),
                Replies.NONE);
    }

    /** The ticket after the changes, as the fold would leave it. */
    static Ticket changed(Ticket ticket, CrmChanges changes) {
        CrmChanges.StatusChange status = changes.status();
        CrmChanges.PriorityChange priority = changes.priority();
        String reply = changes.reply();
        return ticket(
                status == null ? ticket.status() : status.to(),
                status == null ? ticket.statusLabel() : status.label(),
                priority == null ? ticket.priority() : priority.to(),
                changes.assignment(),
                ticket.details().with(changes.fields(), changes.details()),
                reply == null ? ticket.replies() : new Replies(ticket.replies().count() + 1, AT, reply));
    }

    static Ticket in(Status status, @Nullable String label) {
        return ticket(status, label, null, Assignment.NONE, details(Map.of()), Replies.NONE);
    }

    static Ticket of(Map<TicketField, String> details) {
        return ticket(Status.OPEN, null, null, Assignment.NONE, details(details), Replies.NONE);
    }

    static TicketDetails details(Map<TicketField, String> values) {
        return TicketDetails.of(values::get);
    }

    static Ticket ticket(
            Status status,
            @Nullable String label,
            @Nullable Priority priority,
            Assignment assignment,
            TicketDetails details,
            Replies replies) {
        return new Ticket(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                "acme",
                4711,
                null,
                Dialect.CRM,
                status,
                label,
                priority,
                details,
                null,
                assignment,
                null,
                replies,
                1,
                AT,
                AT,
                null,
                null,
                null);
    }
}
