package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import io.ticketledger.events.TicketEvent.TicketCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryChangeTest {
    private final Samples ticket = Samples.ticket(7);

    @Test
    void takesTheKeysOfACreation() {
        TicketCreated created = ticket.created(Status.OPEN);
        assertThat(DirectoryChange.of(List.of(created, ticket.claimed(2))))
                .isEqualTo(new DirectoryChange(created, true, false));
        TicketCreated solved = ticket.created(Status.SOLVED);
        assertThat(DirectoryChange.of(List.of(solved))).isEqualTo(new DirectoryChange(solved, false, false));
    }

    @Test
    void foldsWhatFollowsACreationIntoIt() {
        TicketCreated created = ticket.created(Status.OPEN);
        assertThat(DirectoryChange.of(List.of(created, ticket.closed(2, Status.OPEN))))
                .isEqualTo(new DirectoryChange(created, false, false));
    }

    @Test
    void changesNothingWhenWorkIsAsDueAsBefore() {
        assertThat(DirectoryChange.of(
                        List.of(ticket.changed(2, Status.NEW, Status.ON_HOLD), ticket.replied(3), ticket.claimed(4))))
                .isEqualTo(DirectoryChange.NONE);
        assertThat(DirectoryChange.of(List.of(ticket.closed(2, Status.SOLVED)))).isEqualTo(DirectoryChange.NONE);
        assertThat(DirectoryChange.of(List.of(ticket.reopened(2, Status.SOLVED))))
                .isEqualTo(DirectoryChange.NONE);
    }

    @Test
    void followsTheLastOfSeveralStatusEvents() {
        assertThat(DirectoryChange.of(List.of(ticket.reopened(2, Status.OPEN), ticket.closed(3, Status.OPEN))))
                .isEqualTo(new DirectoryChange(null, false, false));
    }

    @Test
    void marksADeletion() {
        assertThat(DirectoryChange.of(List.of(ticket.deleted(2, Status.NEW))))
                .isEqualTo(new DirectoryChange(null, null, true));
    }
}
