package io.ticketledger.query.reports;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketField;
import io.ticketledger.query.projection.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of two workspaces out of a seed, whose values change again and again, with every kind of event. They are
 * recorded in another order than they occurred in, as imports are; often several things happen at one instant, and
 * many at midnight.
 */
final class RandomTickets {
    private static final ActorOnly ACTOR = new ActorOnly("Anna");
    private static final List<String> VALUES = List.of("a", "b", "ü|1", "");

    private final Random random;
    private final Instant from;
    private final long spanMillis;
    private final List<RecordedEvent> events = new ArrayList<>();

    private RandomTickets(long seed, Instant from, Instant to) {
        random = new Random(seed);
        this.from = from;
        spanMillis = Duration.between(from, to).toMillis();
    }

    static List<RecordedEvent> of(long seed, int tickets, Instant from, Instant to) {
        RandomTickets made = new RandomTickets(seed, from, to);
        List<Story> stories = new ArrayList<>();
        for (int number = 1; number <= tickets; number++) {
            stories.add(made.story(number));
        }
        while (!stories.isEmpty()) {
            Story story = stories.get(made.random.nextInt(stories.size()));
            if (!story.goesOn()) {
                stories.remove(story);
            }
        }
        return made.events;
    }

    private Story story(int number) {
        return new Story("ws-" + number % 2, number, instant());
    }

    private Instant instant() {
        Instant any = from.plusMillis(random.nextLong(spanMillis));
        return random.nextInt(4) == 0 ? any.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : any;
    }

    private final class Story {
        private final String workspace;
        private final int number;
        private Instant at;
        private @Nullable Ticket ticket;
        private int left = 2 + random.nextInt(12);

        Story(String workspace, int number, Instant at) {
            this.workspace = workspace;
            this.number = number;
            this.at = at;
        }

        boolean goesOn() {
            TicketEvent event = ticket == null ? created() : next(ticket);
            if (event != null) {
                ticket = Ticket.evolve(ticket, event);
                events.add(new RecordedEvent(events.size() + 1L, "stream-" + number, Instant.EPOCH, event));
            }
            at = at.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextLong(1 + spanMillis / 20));
            return --left > 0 && (ticket == null || ticket.deletedAt() == null);
        }

        private TicketEvent created() {
            Map<TicketField, String> fields = new EnumMap<>(TicketField.class);
            for (TicketField field : List.of(TicketField.TYPE, TicketField.CUSTOMER_ID, TicketField.CHANNEL_ID)) {
                if (random.nextInt(3) > 0) {
                    fields.put(field, value());
                }
            }
            fields.put(TicketField.CUSTOMER_EXTERNAL_ID, "x" + value());
            TicketDetails details = TicketDetails.of(fields::get);
            Status status = one(Status.NEW, Status.OPEN, Status.ON_HOLD, Status.SOLVED);
            return new TicketEvent.TicketCreated(
                    envelope(1),
                    number,
                    null,
                    one(Dialect.LEDGER, Dialect.ISP),
                    status,
                    null,
                    priority(),
                    assignment(),
                    details.plain(),
                    new TicketEvent.TicketCreated.Personal("Anna", details.personal(), null),
                    null);
        }

        private @Nullable TicketEvent next(Ticket now) {
            Envelope envelope = envelope(now.version() + 1);
            boolean closed = now.status() == Status.CLOSED;
            Status to = one(Status.NEW, Status.OPEN, Status.PENDING, Status.SOLVED);
            return switch (random.nextInt(14)) {
                case 0, 1 -> closed ? null : claimed(envelope, now);
                case 2 ->
                    now.claim() == null
                            ? null
                            : new TicketEvent.TicketReleased(
                                    envelope, now.claim().by(), ACTOR, null);
                case 3 -> new TicketEvent.TicketAssigned(envelope, now.assignment(), assignment(), ACTOR, null);
                case 4, 5 -> closed ? null : status(envelope, now, to);
                case 6 ->
                    closed ? new TicketEvent.TicketReopened(envelope, now.status(), to, null, null, ACTOR, null) : null;
                case 7, 8 ->
                    closed ? null : new TicketEvent.TicketClosed(envelope, now.status(), null, null, ACTOR, null);
                case 9 -> new TicketEvent.TicketPriorityChanged(envelope, now.priority(), priority(), ACTOR, null);
                case 10 -> revised(envelope, now);
                case 11 ->
                    new TicketEvent.CustomerUnlinked(
                            envelope,
                            now.details().customer().id(),
                            now.details().customer().externalId(),
                            new TicketEvent.CustomerUnlinked.Personal("Anna", null, null),
                            null);
                case 12 ->
                    random.nextInt(3) > 0
                            ? null
                            : new TicketEvent.TicketDeleted(
                                    envelope,
                                    now.status(),
                                    now.priority(),
                                    now.details().type(),
                                    ACTOR,
                                    null);
                default -> closed ? null : replied(envelope, now);
            };
        }

        private TicketEvent claimed(Envelope envelope, Ticket now) {
            String before = now.claim() == null ? null : now.claim().by();
            return new TicketEvent.TicketClaimed(envelope, one("anna", "bert"), before, ACTOR, null);
        }

        private TicketEvent status(Envelope envelope, Ticket now, Status to) {
            return new TicketEvent.TicketStatusChanged(envelope, now.status(), to, null, null, ACTOR, null);
        }

        private TicketEvent replied(Envelope envelope, Ticket now) {
            return new TicketEvent.TicketReplied(
                    envelope,
                    now.replies().count() + 1,
                    new TicketEvent.TicketReplied.Personal("Anna", "Bert", "a reply"),
                    null);
        }

        private TicketEvent revised(Envelope envelope, Ticket now) {
            TicketField field =
                    one(TicketField.TYPE, TicketField.CUSTOMER_ID, TicketField.CHANNEL_ID, TicketField.TITLE);
            String to = random.nextBoolean() ? value() : null;
            TicketDetails before = TicketDetails.NONE.with(Set.of(field), now.details());
            TicketDetails after = TicketDetails.of(each -> each == field ? to : null);
            return new TicketEvent.TicketRevised(
                    envelope,
                    Set.of(field),
                    before.plain(),
                    after.plain(),
                    new TicketEvent.TicketRevised.Personal("Anna", before.personal(), after.personal()),
                    null);
        }

        private Envelope envelope(long version) {
            return new Envelope(
                    new UUID(7, number), version, workspace, at, new Actor("anna", "key-1", Dialect.LEDGER));
        }
    }

    private @Nullable Priority priority() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Priority("whenever", null);
            default -> Priority.of(one(PriorityLevel.values()));
        };
    }

    private Assignment assignment() {
        return new Assignment(random.nextBoolean() ? value() : null, value(), null, null, null);
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
