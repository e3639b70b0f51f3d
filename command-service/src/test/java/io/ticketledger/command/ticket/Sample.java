package io.ticketledger.command.ticket;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dates;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Legacy;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Requester;
import io.ticketledger.events.Scope;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What the tests of this package share: one ticket, the two people who work on it, and their morning. */
final class Sample {
    static final String WORKSPACE = "acme";
    static final UUID TICKET = UUID.fromString("6f1c1f0e-4a4e-4f0e-9d0b-3c5a8b7e2d11");
    static final String STREAM = "01956f00-0000-7000-8000-000000000001";
    static final long NUMBER = 4711;
    static final String SHORT_ID = "T-4711";

    /** When a given history begins; its events are a minute apart. */
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    /** When the command under test is given. */
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Who made the given history. */
    static final Actor CLERK = new Actor("clerk", "key-clerk", Dialect.CHURCH);

    static final String CLERK_NAME = "Clara Clerk";

    /** Who gives the command under test. */
    static final Actor CALLER = new Actor("caller", "key-caller", Dialect.HELPDESK);

    static final String CALLER_NAME = "Carl Caller";

    static final Priority LOW = Priority.of(PriorityLevel.LOW);
    static final Priority HIGH = Priority.of(PriorityLevel.HIGH);

    static final Assignment ASSIGNED = new Assignment("group-1", "owner-1", "users-1", "departments-1", "suppliers-1");

    static final Customer CUSTOMER = new Customer("customer-1", "external-1", "kim@example.org", "Kim Customer");

    /** Details of which every field has a value of its own. */
    static final TicketDetails DETAILS = new TicketDetails(
            "Printer on fire",
            "It burns.",
            "printer-fire",
            "incident",
            new Requester("requester-1", "rita@example.org", "Rita Requester", "+49 30 1"),
            CUSTOMER,
            new Channel("channel-1", "inbound", "rita@example.org", "Rita", "help@example.org", "form-1", "brand-1"),
            new Scope("church-1", "guild-1", "isp-1", "branch-1", "user-1"),
            new Dates("2026-12-01", "2026-12-02T10:00:00Z"),
            new Legacy("legacy-1", "nextgen-1"),
            "{\"photo\":1}",
            "{\"floor\":3}");

    private Sample() {}

    /** Details that have nothing but the given fields of {@link #DETAILS}. */
    static TicketDetails only(TicketField... fields) {
        return TicketDetails.NONE.with(Set.of(fields), DETAILS);
    }

    /** Details with nothing but a title. */
    static TicketDetails titled(String title) {
        return new TicketDetails(
                title,
                null,
                null,
                null,
                Requester.NONE,
                Customer.NONE,
                Channel.NONE,
                Scope.NONE,
                Dates.NONE,
                Legacy.NONE,
                null,
                null);
    }
}
