package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.close;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.reopened;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseTicketTest {

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldCloseFromAnyStatus(Status from) {
        Ticket ticket = given(created(from)).when(close()).then(closed(from)).ticket();

        assertThat(ticket.status()).isEqualTo(Status.CLOSED);
        assertThat(ticket.closedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldKeepAPresetsLabel() {
        given(created()).when(close("Geschlossen")).then(closed(Status.NEW, "Geschlossen"));
    }

    @Test
    void shouldLoseTheLabelOfTheStatusBefore() {
        assertThat(given(created(Status.OPEN, "Assigned", null, Assignment.NONE, DETAILS))
                        .when(close())
                        .then(closed(Status.OPEN, null, "Assigned"))
                        .ticket()
                        .statusLabel())
                .isNull();
    }

    @Test
    void shouldDoNothingWhenItIsClosed() {
        given(created(), closed(Status.NEW)).when(close()).thenNothing();
    }

    @Test
    void shouldDoNothingWhenItIsClosedUnderAnotherLabel() {
        given(created(), closed(Status.NEW)).when(close("Geschlossen")).thenNothing();
    }

    @Test
    void shouldCloseAgainAfterAReopening() {
        given(created(), closed(Status.NEW), reopened(Status.OPEN))
                .when(close())
                .then(closed(Status.OPEN));
    }

    @Test
    void shouldLeaveTheClaim() {
        assertThat(given(created(), claimed("ann")).when(close()).ticket().claim())
                .extracting(Claim::by)
                .isEqualTo("ann");
    }
}
