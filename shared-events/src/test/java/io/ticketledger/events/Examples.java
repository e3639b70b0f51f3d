package io.ticketledger.events;

import io.ticketledger.events.TicketEvent.ActorOnly;
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
import io.ticketledger.events.json.EventType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** One event of every type with everything in it, and one with nothing that may be missing. */
public final class Examples {
    public static final UUID TICKET = UUID.fromString("01980000-0000-7000-8000-000000000001");
    public static final Instant AT = Instant.parse("2026-03-01T09:30:00.125Z");
    public static final Actor ACTOR = new Actor("agent-7", "key-1", Dialect.HELPDESK);

    /** Every field has a value, and no two the same one; the texts are not easy to write. */
    public static final TicketDetails ALL_DETAILS = new TicketDetails(
            "Printer \"on fire\"",
            "Smoke,\nflames \u2028 and a \\ 🔥",
            "printer-42",
            "incident",
            new Requester("req-1", "ada@example.org", "Ada Lovelace", "+44 20 7946 0000"),
            new Customer("7001", "ext-7001", "acct@example.org", "Example Ltd"),
            new Channel("chan-3", "in", "ada@mail.example", "Ada L.", "help@example.org", "form-9", "brand-2"),
            new Scope("5f0c6c0e-0000-4000-8000-00000000c001", "guild-8", "isp-4", "branch-5", "user-6"),
            new Dates("2026-12-01", "2026-12-02T08:00:00Z"),
            new Legacy("old-1", "older-2"),
            "[{\"url\":\"https://example.org/a.png\"}]",
            "{\"weight\":1.10,\"deep\":[[null]]}");

    private static final ActorOnly NAMED = new ActorOnly("Grace Hopper");
    private static final ActorOnly NAMELESS = new ActorOnly(null);
    private static final Assignment ALL_ASSIGNED = new Assignment("group-1", "owner-2", "a, b", "sales", "acme");
    private static final Priority HIGH = new Priority("High", PriorityLevel.HIGH);
    private static final Priority UNKNOWN = new Priority("whenever", null);
    private static final String KEY = "key-of-ada";

    private Examples() {}

    /** The envelope of the ticket's event of that version, a second after the one before. */
    public static Envelope envelope(long version) {
        return new Envelope(TICKET, version, "acme", AT.plusSeconds(version - 1), ACTOR);
    }

    public static LedgerEvent full(EventType type) {
        Envelope at = envelope(9);
        return switch (type) {
            case TICKET_CREATED ->
                new TicketCreated(
                        envelope(1),
                        1_000_000_000_000L,
                        "SHORT-1",
                        Dialect.CRM,
                        Status.OPEN,
                        "Assigned",
                        HIGH,
                        ALL_ASSIGNED,
                        ALL_DETAILS.plain(),
                        new TicketCreated.Personal(
                                "Grace Hopper", ALL_DETAILS.personal(), "[{\"action\":\"imported\",\"value\":1}]"),
                        KEY);
            case TICKET_CLAIMED -> new TicketClaimed(at, "agent-7", "agent-6", NAMED, KEY);
            case TICKET_RELEASED -> new TicketReleased(at, "agent-7", NAMED, KEY);
            case TICKET_ASSIGNED ->
                new TicketAssigned(at, ALL_ASSIGNED, new Assignment("group-2", "o", "u", "d", "s"), NAMED, KEY);
            case TICKET_STATUS_CHANGED ->
                new TicketStatusChanged(at, Status.NEW, Status.ON_HOLD, "Waiting for parts", "Fresh", NAMED, KEY);
            case TICKET_REOPENED -> new TicketReopened(at, Status.CLOSED, Status.PENDING, "Again", "Done", NAMED, KEY);
            case TICKET_CLOSED -> new TicketClosed(at, Status.SOLVED, "Done", "Fixed", NAMED, KEY);
            case TICKET_PRIORITY_CHANGED -> new TicketPriorityChanged(at, HIGH, UNKNOWN, NAMED, KEY);
            case TICKET_REPLIED ->
                new TicketReplied(
                        at, 3, new TicketReplied.Personal("Grace Hopper", "Ada Lovelace", "It \"works\".\n👍"), KEY);
            case TICKET_REVISED ->
                new TicketRevised(
                        at,
                        Set.of(TicketField.values()),
                        TicketDetails.NONE.plain(),
                        ALL_DETAILS.plain(),
                        new TicketRevised.Personal(
                                "Grace Hopper", TicketDetails.NONE.personal(), ALL_DETAILS.personal()),
                        KEY);
            case CUSTOMER_UNLINKED ->
                new CustomerUnlinked(
                        at,
                        "7001",
                        "ext-7001",
                        new CustomerUnlinked.Personal("Grace Hopper", "acct@example.org", "Example Ltd"),
                        KEY);
            case TICKET_DELETED -> new TicketDeleted(at, Status.PENDING, HIGH, "incident", NAMED, KEY);
            case CHANNEL_CONFIGURED ->
                new ChannelConfigured(
                        UUID.fromString("01980000-0000-7000-8000-0000000000c2"),
                        2,
                        "acme",
                        AT,
                        ACTOR,
                        "guild-8",
                        "support",
                        "chan-2",
                        UUID.fromString("01980000-0000-7000-8000-0000000000c1"),
                        "chan-1",
                        NAMED,
                        KEY);
        };
    }

    public static LedgerEvent minimal(EventType type) {
        Envelope at = envelope(2);
        return switch (type) {
            case TICKET_CREATED -> created(Status.NEW);
            case TICKET_CLAIMED -> new TicketClaimed(at, "agent-7", null, NAMELESS, null);
            case TICKET_RELEASED -> new TicketReleased(at, "agent-7", NAMELESS, null);
            case TICKET_ASSIGNED -> new TicketAssigned(at, Assignment.NONE, Assignment.NONE, NAMELESS, null);
            case TICKET_STATUS_CHANGED ->
                new TicketStatusChanged(at, Status.NEW, Status.OPEN, null, null, NAMELESS, null);
            case TICKET_REOPENED -> new TicketReopened(at, Status.CLOSED, Status.OPEN, null, null, NAMELESS, null);
            case TICKET_CLOSED -> new TicketClosed(at, Status.OPEN, null, null, NAMELESS, null);
            case TICKET_PRIORITY_CHANGED -> new TicketPriorityChanged(at, null, null, NAMELESS, null);
            case TICKET_REPLIED -> new TicketReplied(at, 1, new TicketReplied.Personal(null, null, "Hello"), null);
            case TICKET_REVISED ->
                new TicketRevised(
                        at,
                        Set.of(),
                        TicketDetails.NONE.plain(),
                        TicketDetails.NONE.plain(),
                        new TicketRevised.Personal(null, TicketDetails.NONE.personal(), TicketDetails.NONE.personal()),
                        null);
            case CUSTOMER_UNLINKED ->
                new CustomerUnlinked(at, null, null, new CustomerUnlinked.Personal(null, null, null), null);
            case TICKET_DELETED -> new TicketDeleted(at, Status.NEW, null, null, NAMELESS, null);
            case CHANNEL_CONFIGURED ->
                new ChannelConfigured(
                        UUID.fromString("01980000-0000-7000-8000-0000000000c1"),
                        1,
                        "acme",
                        AT,
                        ACTOR,
                        "guild-8",
                        "support",
                        "chan-1",
                        null,
                        null,
                        NAMELESS,
                        null);
        };
    }

    /** The first event of a ticket of which nothing is known but number and status. */
    public static TicketCreated created(Status status) {
        return new TicketCreated(
                envelope(1),
                1,
                null,
                Dialect.LEDGER,
                status,
                null,
                null,
                Assignment.NONE,
                TicketDetails.NONE.plain(),
                new TicketCreated.Personal(null, TicketDetails.NONE.personal(), null),
                null);
    }
}
