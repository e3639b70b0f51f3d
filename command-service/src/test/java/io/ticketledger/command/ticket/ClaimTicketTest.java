package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.claim;
import static io.ticketledger.command.ticket.Asked.takeOver;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.claimedFrom;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.released;
import static io.ticketledger.command.ticket.Happening.reopened;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Claim;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimTicketTest {

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldClaimATicketThatIsNotClosedAndLeaveItsStatus(Status status) {
        Ticket ticket =
                given(created(status)).when(claim("ann")).then(claimed("ann")).ticket();

        assertThat(ticket.claim()).isEqualTo(new Claim("ann", NOW));
        assertThat(ticket.status()).isEqualTo(status);
    }

    @Test
    void shouldDoNothingForTheSameClaimer() {
        given(created(), claimed("ann")).when(claim("ann")).thenNothing();
    }

    @Test
    void shouldDoNothingWhenTheClaimerTakesItFromHerself() {
        given(created(), claimed("ann")).when(takeOver("ann")).thenNothing();
    }

    @Test
    void shouldRefuseAnotherClaimer() {
        given(created(), claimed("ann")).when(claim("bob")).thenRefused(RefusalCode.ALREADY_CLAIMED, "by");
    }

    @Test
    void shouldTellClaimersApartByCase() {
        given(created(), claimed("ann")).when(claim("Ann")).thenRefused(RefusalCode.ALREADY_CLAIMED);
    }

    @Test
    void shouldTakeOverFromAnotherClaimer() {
        given(created(), claimed("ann")).when(takeOver("bob")).then(claimedFrom("ann", "bob"));
    }

    @Test
    void shouldTakeOverWhatNobodyClaims() {
        given(created()).when(takeOver("bob")).then(claimed("bob"));
    }

    @Test
    void shouldLookAtThePresentClaimerOnly() {
        given(created(), claimed("ann"), claimedFrom("ann", "bob"))
                .when(claim("ann"))
                .thenRefused(RefusalCode.ALREADY_CLAIMED);
    }

    @Test
    void shouldClaimWhatWasReleased() {
        given(created(), claimed("ann"), released("ann")).when(claim("bob")).then(claimed("bob"));
    }

    @Test
    void shouldRefuseOnAClosedTicket() {
        given(created(), closed(Status.NEW)).when(claim("ann")).thenRefused(RefusalCode.TICKET_CLOSED);
    }

    @Test
    void shouldRefuseOnAClosedTicketAlsoForItsClaimer() {
        given(created(), claimed("ann"), closed(Status.NEW)).when(claim("ann")).thenRefused(RefusalCode.TICKET_CLOSED);
    }

    @Test
    void shouldRefuseOnAClosedTicketBeforeItLooksAtTheClaimer() {
        given(created(), claimed("ann"), closed(Status.NEW)).when(claim("bob")).thenRefused(RefusalCode.TICKET_CLOSED);
        given(created(), claimed("ann"), closed(Status.NEW))
                .when(takeOver("bob"))
                .thenRefused(RefusalCode.TICKET_CLOSED);
    }

    @Test
    void shouldFindTheClaimAgainAfterAReopening() {
        given(created(), claimed("ann"), closed(Status.NEW), reopened(Status.OPEN))
                .when(claim("bob"))
                .thenRefused(RefusalCode.ALREADY_CLAIMED);
        given(created(), claimed("ann"), closed(Status.NEW), reopened(Status.OPEN))
                .when(claim("ann"))
                .thenNothing();
    }
}
