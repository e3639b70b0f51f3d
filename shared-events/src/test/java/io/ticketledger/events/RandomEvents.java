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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Histories out of a seed: any events in any order, or such as a ticket could have had. */
public final class RandomEvents {
    private static final String[] TEXTS = {
        "", "a", "A", "ünï \"quoted\"\n", "\u2028\u0001\\", "🔥🔥", "{\"json\":[1.10]}", "2026-12-01"
    };
    private static final ActorOnly ACTOR = new ActorOnly("Grace Hopper");

    private final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** A history that no ticket could have had: any type at any place, with any version and any time. */
    public List<TicketEvent> illegal(int length) {
        List<TicketEvent> history = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Envelope envelope = new Envelope(
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextLong(),
                    textOrEmpty(),
                    Instant.ofEpochMilli(random.nextLong(-99_999_999_999L, 99_999_999_999_999L)),
                    new Actor(textOrEmpty(), textOrEmpty(), one(Dialect.values())));
            history.add(any(envelope));
        }
        return history;
    }

    /** A history that keeps the rules of the commands, of up to {@code length} events; it may end in deletion. */
    public List<TicketEvent> legal(int length) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Instant at = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        TicketEvent first = created(next(id, 1, at), one(Status.NEW, Status.OPEN, Status.PENDING, Status.SOLVED));
        List<TicketEvent> history = new ArrayList<>(List.of(first));
        Ticket ticket = Ticket.evolve(null, first);
        while (ticket != null && ticket.deletedAt() == null && history.size() < length) {
            TicketEvent event = following(ticket, next(id, ticket.version() + 1, ticket.updatedAt()));
            if (event != null) {
                history.add(event);
                ticket = ticket.evolve(event);
            }
        }
        return history;
    }

    /** An event that the ticket allows; null when what chance picked is not allowed, or would change nothing. */
    private @Nullable TicketEvent following(Ticket now, Envelope at) {
        boolean closed = now.status() == Status.CLOSED;
        Claim claim = now.claim();
        Status to = one(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.SOLVED);
        String label = text();
        return switch (random.nextInt(24)) {
            case 0, 1 ->
                closed ? null : new TicketClaimed(at, textOrEmpty(), claim == null ? null : claim.by(), ACTOR, null);
            case 2 -> claim == null ? null : new TicketReleased(at, claim.by(), ACTOR, null);
            case 3, 4 -> new TicketAssigned(at, now.assignment(), assignment(), ACTOR, null);
            case 5, 6, 7 -> closed ? null : new TicketStatusChanged(at, now.status(), to, label, null, ACTOR, null);
            case 8, 9, 10 -> closed ? new TicketReopened(at, Status.CLOSED, to, label, null, ACTOR, null) : null;
            case 11, 12, 13 -> closed ? null : new TicketClosed(at, now.status(), label, null, ACTOR, null);
            case 14, 15 -> new TicketPriorityChanged(at, now.priority(), priority(), ACTOR, null);
            case 16, 17 -> closed ? null : replied(at, now.replies().count() + 1);
            case 18, 19, 20, 21 -> revised(at, now.details(), now.details().with(someFields(), details()));
            case 22 -> unlinked(at, now.details().customer());
            default ->
                random.nextInt(4) > 0
                        ? null
                        : new TicketDeleted(
                                at, now.status(), now.priority(), now.details().type(), ACTOR, null);
        };
    }

    private TicketEvent any(Envelope at) {
        Status status = one(Status.values());
        Status other = one(Status.values());
        return switch (random.nextInt(12)) {
            case 0 -> created(at, status);
            case 1 -> new TicketClaimed(at, textOrEmpty(), text(), ACTOR, text());
            case 2 -> new TicketReleased(at, textOrEmpty(), ACTOR, text());
            case 3 -> new TicketAssigned(at, assignment(), assignment(), ACTOR, text());
            case 4 -> new TicketStatusChanged(at, status, other, text(), null, ACTOR, text());
            case 5 -> new TicketReopened(at, status, other, text(), null, ACTOR, text());
            case 6 -> new TicketClosed(at, status, text(), null, ACTOR, text());
            case 7 -> new TicketPriorityChanged(at, priority(), priority(), ACTOR, text());
            case 8 -> replied(at, random.nextInt());
            case 9 -> anyRevised(at, someFields(), details(), details());
            case 10 -> unlinked(at, details().customer());
            default -> new TicketDeleted(at, status, priority(), text(), ACTOR, text());
        };
    }

    private TicketCreated created(Envelope at, Status status) {
        TicketDetails details = details();
        return new TicketCreated(
                at,
                random.nextLong(),
                text(),
                one(Dialect.values()),
                status,
                text(),
                priority(),
                assignment(),
                details.plain(),
                new TicketCreated.Personal(text(), details.personal(), text()),
                text());
    }

    private static TicketRevised revised(Envelope at, TicketDetails before, TicketDetails after) {
        Set<TicketField> changed = TicketField.differing(before, after);
        return anyRevised(
                at, changed, TicketDetails.NONE.with(changed, before), TicketDetails.NONE.with(changed, after));
    }

    private static TicketRevised anyRevised(
            Envelope at, Set<TicketField> changed, TicketDetails before, TicketDetails after) {
        TicketRevised.Personal personal = new TicketRevised.Personal(null, before.personal(), after.personal());
        return new TicketRevised(at, changed, before.plain(), after.plain(), personal, null);
    }

    private TicketReplied replied(Envelope at, int replyId) {
        return new TicketReplied(at, replyId, new TicketReplied.Personal(text(), text(), textOrEmpty()), null);
    }

    private static CustomerUnlinked unlinked(Envelope at, Customer customer) {
        return new CustomerUnlinked(
                at,
                customer.id(),
                customer.externalId(),
                new CustomerUnlinked.Personal(null, customer.email(), customer.name()),
                null);
    }

    private TicketDetails details() {
        return new TicketDetails(
                text(),
                text(),
                text(),
                text(),
                new Requester(text(), text(), text(), text()),
                new Customer(text(), text(), text(), text()),
                new Channel(text(), text(), text(), text(), text(), text(), text()),
                new Scope(text(), text(), text(), text(), text()),
                new Dates(text(), text()),
                new Legacy(text(), text()),
                text(),
                text());
    }

    private Assignment assignment() {
        return new Assignment(text(), text(), text(), text(), text());
    }

    private @Nullable Priority priority() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Priority("whenever" + random.nextInt(2), null);
            default -> new Priority("p" + random.nextInt(2), one(PriorityLevel.values()));
        };
    }

    private Set<TicketField> someFields() {
        List<TicketField> fields = new ArrayList<>(List.of(TicketField.values()));
        fields.removeIf(field -> random.nextInt(4) > 0);
        return TicketField.inOrder(fields);
    }

    private Envelope next(UUID id, long version, Instant last) {
        Instant at = last.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(100_000));
        return new Envelope(id, version, "acme", at, Examples.ACTOR);
    }

    private @Nullable String text() {
        return random.nextBoolean() ? null : textOrEmpty();
    }

    private String textOrEmpty() {
        return one(TEXTS);
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
