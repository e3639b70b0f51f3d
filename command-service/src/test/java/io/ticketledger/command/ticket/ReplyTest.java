package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.reply;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.reopened;
import static io.ticketledger.command.ticket.Happening.replied;
import static io.ticketledger.command.ticket.Sample.NOW;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void shouldReplyToATicketThatIsNotClosedAndLeaveItsStatus(Status status) {
        Ticket ticket = given(created(status))
                .when(reply("We are on it."))
                .then(replied(1, "We are on it."))
                .ticket();

        assertThat(ticket.replies()).isEqualTo(new Replies(1, NOW, "We are on it."));
        assertThat(ticket.status()).isEqualTo(status);
    }

    @Test
    void shouldCountRepliesWithinTheTicket() {
        given(created(), replied(1, "First."), closed(Status.NEW), reopened(Status.OPEN), replied(2, "Second."))
                .when(reply("Third."))
                .then(replied(3, "Third."));
    }

    @Test
    void shouldReplyAgainWithTheSameWords() {
        given(created(), replied(1, "Any news?")).when(reply("Any news?")).then(replied(2, "Any news?"));
    }

    @Test
    void shouldNameTheAuthorWhenItIsNotTheCaller() {
        given(created())
                .when(reply("It still burns.", "Rita Requester"))
                .then(replied(1, "It still burns.", "Rita Requester"));
    }

    @Test
    void shouldKeepTheMessageAsItWasWritten() {
        given(created()).when(reply("  indented\n")).then(replied(1, "  indented\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n"})
    void shouldRefuseABlankMessage(String message) {
        given(created()).when(reply(message)).thenRefused(RefusalCode.INVALID, "message");
    }

    @Test
    void shouldRefuseOnAClosedTicket() {
        given(created(), closed(Status.NEW)).when(reply("Too late.")).thenRefused(RefusalCode.TICKET_CLOSED);
        given(created(), closed(Status.NEW)).when(reply(" ")).thenRefused(RefusalCode.TICKET_CLOSED);
    }
}
