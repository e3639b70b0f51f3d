package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.create;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Sample.ASSIGNED;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.HIGH;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.Sample.START;
import static io.ticketledger.command.ticket.Sample.titled;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static io.ticketledger.command.ticket.TicketScenario.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.Asked.NewTicket;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Claim;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateTicketTest {
    private static final TicketDetails PLAIN = titled("Printer on fire");
    private static final NewTicket FULL =
            new NewTicket(Status.OPEN, "Assigned", HIGH, ASSIGNED, DETAILS, null, null, "[{\"action\":\"moved\"}]");

    @Test
    void shouldCreateATicketWithNothingButATitle() {
        givenNothing().when(create()).then(created(PLAIN));
    }

    @Test
    void shouldKeepAllInitialFields() {
        Ticket ticket = givenNothing().when(FULL).ticket();

        assertThat(ticket)
                .isEqualTo(new Ticket(
                        Sample.TICKET,
                        Sample.WORKSPACE,
                        Sample.NUMBER,
                        Sample.SHORT_ID,
                        Dialect.HELPDESK,
                        Status.OPEN,
                        "Assigned",
                        HIGH,
                        DETAILS,
                        null,
                        ASSIGNED,
                        "[{\"action\":\"moved\"}]",
                        Replies.NONE,
                        1,
                        NOW,
                        NOW,
                        null,
                        null,
                        null));
    }

    @Test
    void shouldKeepAllInitialFieldsInOneEvent() {
        assertThat(givenNothing().when(FULL).events())
                .singleElement()
                .isInstanceOfSatisfying(TicketCreated.class, event -> {
                    assertThat(event.allDetails()).isEqualTo(DETAILS);
                    assertThat(event.actor()).isEqualTo(Sample.CALLER);
                    assertThat(event.personal().actorName()).isEqualTo(Sample.CALLER_NAME);
                    assertThat(event.keyId()).isNull();
                });
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldStartInAnyStatusButClosed(Status status) {
        givenNothing().when(create().with(status, "Word")).then(created(status, "Word", null, Assignment.NONE, PLAIN));
    }

    @Test
    void shouldKnowSinceWhenItIsSolvedIfItStartsSo() {
        assertThat(givenNothing()
                        .when(create().with(Status.SOLVED, null))
                        .ticket()
                        .solvedAt())
                .isEqualTo(NOW);
    }

    @Test
    void shouldCloseRightAfterTheCreationWhenItStartsClosed() {
        Ticket ticket = givenNothing()
                .when(create().with(Status.CLOSED, "Closed"))
                .then(created(PLAIN), closed(Status.NEW, "Closed"))
                .ticket();

        assertThat(ticket.status()).isEqualTo(Status.CLOSED);
        assertThat(ticket.statusLabel()).isEqualTo("Closed");
        assertThat(ticket.closedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldClaimRightAfterTheCreationWhenItStartsClaimed() {
        Ticket ticket = givenNothing()
                .when(create().claimedBy("ann"))
                .then(created(PLAIN), claimed("ann"))
                .ticket();

        assertThat(ticket.claim()).isEqualTo(new Claim("ann", NOW));
    }

    @Test
    void shouldClaimBeforeItClosesWhenItStartsAsBoth() {
        Ticket ticket = givenNothing()
                .when(create().with(Status.CLOSED, null).claimedBy("ann"))
                .then(created(PLAIN), claimed("ann"), closed(Status.NEW))
                .ticket();

        assertThat(ticket.claim()).isEqualTo(new Claim("ann", NOW));
    }

    @Test
    void shouldCloseWhenTheImporterSaysSo() {
        Instant closedAt = START.plusSeconds(3_600);
        List<TicketEvent> events = givenNothing()
                .occurredAt(START)
                .when(create().with(Status.CLOSED, null).claimedBy("ann").closedAt(closedAt))
                .events();

        assertThat(events).extracting(TicketEvent::occurredAt).containsExactly(START, START, closedAt);
        assertThat(events).extracting(TicketEvent::version).containsExactly(1L, 2L, 3L);
        assertThat(events).last().isInstanceOf(TicketClosed.class);
    }

    @Test
    void shouldCloseAtTheImportersCreationWhenNoOtherTimeIsGiven() {
        givenNothing()
                .occurredAt(START)
                .when(create().with(Status.CLOSED, null))
                .thenAt(START, created(PLAIN), closed(Status.NEW));
    }

    @Test
    void shouldCloseAtTheCreationOrASecondAheadAtTheLatest() {
        NewTicket closed = create().with(Status.CLOSED, null);

        assertThat(givenNothing()
                        .occurredAt(START)
                        .when(closed.closedAt(START))
                        .ticket()
                        .closedAt())
                .isEqualTo(START);
        assertThat(givenNothing()
                        .when(closed.closedAt(NOW.plusSeconds(1)))
                        .ticket()
                        .closedAt())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void shouldRefuseToCloseBeforeTheCreationOrInTheFuture() {
        NewTicket closed = create().with(Status.CLOSED, null);

        givenNothing()
                .occurredAt(START)
                .when(closed.closedAt(START.minusMillis(1)))
                .thenRefused(RefusalCode.OUT_OF_ORDER, "closedAt");
        givenNothing().when(closed.closedAt(NOW.plusMillis(1_001))).thenRefused(RefusalCode.OUT_OF_ORDER, "closedAt");
    }

    @Test
    void shouldNotLookAtTheTimeOfClosingUnlessItStartsClosed() {
        givenNothing().when(create().closedAt(START)).then(created(PLAIN));
    }

    @Test
    void shouldTakeAnImportersTimeHoweverLongAgo() {
        givenNothing().occurredAt(Instant.EPOCH).when(create()).thenAt(Instant.EPOCH, created(PLAIN));
    }

    @Test
    void shouldRefuseAnIdThatIsTaken() {
        given(created()).when(create()).thenRefused(RefusalCode.DUPLICATE_ID, "ticketId");
    }

    @Test
    void shouldRefuseAConditionOnAVersionThatCannotBe() {
        givenNothing().ifVersion(0L).when(create()).thenRefused(RefusalCode.VERSION_MISMATCH);
    }
}
