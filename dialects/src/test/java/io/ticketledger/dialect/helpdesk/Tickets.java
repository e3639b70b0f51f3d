package io.ticketledger.dialect.helpdesk;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets to be shown. */
final class Tickets {
    static final Instant AT = Instant.parse("2026-03-01T09:30:00.999Z");

    private Tickets() {}

    static Ticket of(Status status, @Nullable Priority priority, TicketDetails details, Assignment assignment) {
        return new Ticket(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                "acme",
                4711,
                null,
                Dialect.HELPDESK,
                status,
                null,
                priority,
                details,
                new Claim("bob", AT),
                assignment,
                null,
                Replies.NONE,
                3,
                AT,
                AT.plusSeconds(3_600),
                null,
                status == Status.CLOSED ? AT.plusSeconds(60) : null,
                null);
    }

    static TicketDetails details(Channel channel, Customer customer) {
        TicketDetails none = TicketDetails.NONE;
        return new TicketDetails(
                "Parcel \"lost\" 📦",
                "Never arrived",
                null,
                null,
                none.requester(),
                customer,
                channel,
                none.scope(),
                none.dates(),
                none.legacy(),
                null,
                null);
    }
}
