package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.revise;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.revised;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.only;
import static io.ticketledger.command.ticket.Sample.titled;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketField;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviseTicketTest {
    private static final Set<TicketField> ALL = EnumSet.allOf(TicketField.class);

    @ParameterizedTest
    @EnumSource(TicketField.class)
    void shouldSetAnyFieldAlone(TicketField field) {
        assertThat(given(created(TicketDetails.NONE))
                        .when(revise(Set.of(field), DETAILS))
                        .then(revised(Set.of(field), TicketDetails.NONE, only(field)))
                        .ticket()
                        .details())
                .isEqualTo(only(field));
    }

    @ParameterizedTest
    @EnumSource(TicketField.class)
    void shouldClearAnyFieldAlone(TicketField field) {
        assertThat(given(created(DETAILS))
                        .when(revise(Set.of(field), TicketDetails.NONE))
                        .then(revised(Set.of(field), only(field), TicketDetails.NONE))
                        .ticket()
                        .details())
                .isEqualTo(DETAILS.with(Set.of(field), TicketDetails.NONE));
    }

    @Test
    void shouldNameTheChangedFieldsOnly() {
        TicketDetails wanted = DETAILS.with(Set.of(TicketField.TITLE), titled("Printer smoking"));

        given(created(DETAILS))
                .when(revise(ALL, wanted))
                .then(revised(Set.of(TicketField.TITLE), titled("Printer on fire"), titled("Printer smoking")));
    }

    @Test
    void shouldNotLookAtFieldsThatAreNotNamed() {
        TicketDetails wanted = TicketDetails.NONE.with(Set.of(TicketField.TITLE), titled("Printer smoking"));

        assertThat(given(created(DETAILS))
                        .when(revise(Set.of(TicketField.TITLE), wanted))
                        .ticket()
                        .details())
                .isEqualTo(DETAILS.with(Set.of(TicketField.TITLE), titled("Printer smoking")));
    }

    @Test
    void shouldKeepPersonalValuesApartFromTheOthers() {
        assertThat(given(created(TicketDetails.NONE)).when(revise(ALL, DETAILS)).events())
                .singleElement()
                .isInstanceOfSatisfying(TicketRevised.class, event -> {
                    assertThat(event.changed()).isEqualTo(ALL);
                    assertThat(event.after()).isEqualTo(DETAILS.plain());
                    assertThat(event.personal().after()).isEqualTo(DETAILS.personal());
                    assertThat(event.personal().actorName()).isEqualTo(Sample.CALLER_NAME);
                });
    }

    @Test
    void shouldDoNothingWhenItReadsSo() {
        given(created(DETAILS)).when(revise(ALL, DETAILS)).thenNothing();
    }

    @Test
    void shouldDoNothingWhenNoFieldIsNamed() {
        given(created(DETAILS)).when(revise(Set.of(), TicketDetails.NONE)).thenNothing();
    }

    @Test
    void shouldReviseAClosedTicketToo() {
        given(created(DETAILS), closed(Status.NEW))
                .when(revise(Set.of(TicketField.DATA), TicketDetails.NONE))
                .then(revised(Set.of(TicketField.DATA), only(TicketField.DATA), TicketDetails.NONE));
    }
}
