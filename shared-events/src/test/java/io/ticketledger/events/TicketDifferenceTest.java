package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.ChangeLogEntry.Change;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketDifferenceTest {
    private static final Actor ANN = new Actor("ann", "key-1", Dialect.LEDGER);
    private static final TicketEvent.ActorOnly PERSONAL = new TicketEvent.ActorOnly("Ann");
    private static final Ticket CREATED = ticket();

    @Test
    void shouldFindNothingBetweenATicketAndItself() {
        assertThat(TicketDifference.between(CREATED, CREATED)).isEmpty();
    }

    @Test
    void shouldTellEveryFieldOfANewTicketFromNothing() {
        assertThat(TicketDifference.between(null, CREATED))
                .contains(
                        new Change("number", null, "7"),
                        new Change("status", null, "NEW"),
                        new Change("origin", null, "ledger"),
                        new Change("createdAt", null, "2026-03-01T09:30:00Z"))
                .allMatch(change -> change.from() == null || change.field().equals("replies.count"));
    }

    @Test
    void shouldTellWhatOneEventChangedAndTheSameBackwards() {
        Ticket claimed = CREATED.evolve(
                new TicketEvent.TicketClaimed(envelope(2, "2026-03-01T09:40:00Z"), "bob", null, PERSONAL, null));

        assertThat(TicketDifference.between(CREATED, claimed))
                .containsExactly(
                        new Change("claim.by", null, "bob"),
                        new Change("claim.at", null, "2026-03-01T09:40:00Z"),
                        new Change("updatedAt", "2026-03-01T09:30:00Z", "2026-03-01T09:40:00Z"));
        assertThat(TicketDifference.between(claimed, CREATED))
                .extracting(Change::from)
                .containsExactly("bob", "2026-03-01T09:40:00Z", "2026-03-01T09:40:00Z");
    }

    private static Ticket ticket() {
        Ticket ticket = Ticket.evolve(
                null,
                new TicketEvent.TicketCreated(
                        envelope(1, "2026-03-01T09:30:00Z"),
                        7,
                        null,
                        Dialect.LEDGER,
                        Status.NEW,
                        null,
                        null,
                        Assignment.NONE,
                        TicketDetails.NONE.plain(),
                        new TicketEvent.TicketCreated.Personal("Ann", TicketDetails.NONE.personal(), null),
                        null));
        if (ticket == null) {
            throw new IllegalStateException("a creation makes a ticket");
        }
        return ticket;
    }

    private static Envelope envelope(long version, String at) {
        return new Envelope(
                UUID.fromString("01980000-0000-7000-8000-000000000001"), version, "acme", Instant.parse(at), ANN);
    }
}
