package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.delete;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.deleted;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.HIGH;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import org.junit.jupiter.api.Test;

class DeleteTicketTest {

    @Test
    void shouldKeepWhatTheTicketCountedAs() {
        Ticket ticket = given(created(Status.OPEN, "Assigned", HIGH, Assignment.NONE, DETAILS))
                .when(delete())
                .then(deleted(Status.OPEN, HIGH, "incident"))
                .ticket();

        assertThat(ticket.deletedAt()).isEqualTo(NOW);
        assertThat(ticket.status()).isEqualTo(Status.OPEN);
        assertThat(ticket.shortId()).isEqualTo(Sample.SHORT_ID);
    }

    @Test
    void shouldDeleteATicketWithoutPriorityAndType() {
        given(created(TicketDetails.NONE)).when(delete()).then(deleted(Status.NEW, null, null));
    }

    @Test
    void shouldDeleteAClosedTicketToo() {
        given(created(), closed(Status.NEW)).when(delete()).then(deleted(Status.CLOSED, null, "incident"));
    }

    @Test
    void shouldDeleteOnce() {
        given(created(), deleted(Status.NEW, null, "incident")).when(delete()).thenRefused(RefusalCode.NOT_FOUND);
    }
}
