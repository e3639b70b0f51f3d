package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.setStatus;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.reopened;
import static io.ticketledger.command.ticket.Happening.statusChanged;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.Sample.START;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SetStatusTest {

    static List<Arguments> pairsOfOpenStatuses() {
        List<Arguments> pairs = new ArrayList<>();
        for (Status from : Status.values()) {
            for (Status to : Status.values()) {
                if (from != to && from != Status.CLOSED && to != Status.CLOSED) {
                    pairs.add(Arguments.of(from, to));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairsOfOpenStatuses")
    void shouldMoveBetweenAnyTwoThatAreNotClosed(Status from, Status to) {
        assertThat(given(created(from))
                        .when(setStatus(to))
                        .then(statusChanged(from, to))
                        .ticket()
                        .status())
                .isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void shouldDoNothingWhenItHasThatStatus(Status status) {
        TicketScenario scenario =
                status == Status.CLOSED ? given(created(), closed(Status.NEW)) : given(created(status));

        scenario.when(setStatus(status)).thenNothing();
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldCloseAsCloseTicketDoes(Status from) {
        given(created(from)).when(setStatus(Status.CLOSED, "Done")).then(closed(from, "Done"));
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldReopenAClosedTicket(Status to) {
        Ticket ticket = given(created(), closed(Status.NEW))
                .when(setStatus(to, "Word"))
                .then(reopened(to, "Word"))
                .ticket();

        assertThat(ticket.status()).isEqualTo(to);
        assertThat(ticket.statusLabel()).isEqualTo("Word");
        assertThat(ticket.closedAt()).isNull();
    }

    @Test
    void shouldKnowSinceWhenItIsSolvedUntilItIsNot() {
        assertThat(given(created()).when(setStatus(Status.SOLVED)).ticket().solvedAt())
                .isEqualTo(NOW);
        assertThat(given(created(Status.SOLVED))
                        .when(setStatus(Status.OPEN))
                        .ticket()
                        .solvedAt())
                .isNull();
    }

    @Test
    void shouldKeepWhenItWasSolvedThroughClosingButNotThroughReopening() {
        assertThat(given(created(Status.SOLVED))
                        .when(setStatus(Status.CLOSED))
                        .ticket()
                        .solvedAt())
                .isEqualTo(START);
        assertThat(given(created(Status.SOLVED), closed(Status.SOLVED))
                        .when(setStatus(Status.OPEN))
                        .ticket()
                        .solvedAt())
                .isNull();
    }

    @Test
    void shouldKeepAPresetsLabelWithTheStatus() {
        assertThat(given(created())
                        .when(setStatus(Status.OPEN, "Assigned"))
                        .then(statusChanged(Status.NEW, Status.OPEN, "Assigned"))
                        .ticket()
                        .statusLabel())
                .isEqualTo("Assigned");
    }

    @Test
    void shouldLoseTheLabelWithTheStatus() {
        assertThat(given(created(Status.OPEN, "Assigned", null, Assignment.NONE, DETAILS))
                        .when(setStatus(Status.PENDING))
                        .then(statusChanged(Status.OPEN, Status.PENDING, null, "Assigned"))
                        .ticket()
                        .statusLabel())
                .isNull();
    }

    @Test
    void shouldChangeTheLabelOfAnUnchangedStatus() {
        given(created(Status.OPEN, "Open", null, Assignment.NONE, DETAILS))
                .when(setStatus(Status.OPEN, "Assigned"))
                .then(statusChanged(Status.OPEN, Status.OPEN, "Assigned", "Open"));
        given(created(Status.OPEN))
                .when(setStatus(Status.OPEN, "Assigned"))
                .then(statusChanged(Status.OPEN, Status.OPEN, "Assigned"));
    }

    @Test
    void shouldLeaveTheLabelOfAnUnchangedStatusToAWriterWithoutOne() {
        given(created(Status.OPEN, "Assigned", null, Assignment.NONE, DETAILS))
                .when(setStatus(Status.OPEN))
                .thenNothing();
    }

    @Test
    void shouldDoNothingWhenTheLabelIsTheSameToo() {
        given(created(Status.OPEN, "Assigned", null, Assignment.NONE, DETAILS))
                .when(setStatus(Status.OPEN, "Assigned"))
                .thenNothing();
    }

    @Test
    void shouldKeepWhenItWasSolvedWhenOnlyTheLabelChanges() {
        assertThat(given(created(Status.SOLVED))
                        .when(setStatus(Status.SOLVED, "Resolved"))
                        .ticket()
                        .solvedAt())
                .isEqualTo(START);
    }
}
