package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.setPriority;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.prioritised;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.HIGH;
import static io.ticketledger.command.ticket.Sample.LOW;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import org.junit.jupiter.api.Test;

class SetPriorityTest {
    private static final Happening CREATED_LOW = created(Status.NEW, null, LOW, Assignment.NONE, DETAILS);

    @Test
    void shouldSetTheFirstPriority() {
        assertThat(given(created())
                        .when(setPriority(HIGH))
                        .then(prioritised(null, HIGH))
                        .ticket()
                        .priority())
                .isEqualTo(HIGH);
    }

    @Test
    void shouldChangeThePriority() {
        given(CREATED_LOW).when(setPriority(HIGH)).then(prioritised(LOW, HIGH));
    }

    @Test
    void shouldTakeThePriorityAway() {
        given(CREATED_LOW).when(setPriority(null)).then(prioritised(LOW, null));
    }

    @Test
    void shouldChangeWhenOnlyTheLabelDiffers() {
        Priority shouted = new Priority("LOW!", PriorityLevel.LOW);

        given(CREATED_LOW).when(setPriority(shouted)).then(prioritised(LOW, shouted));
    }

    @Test
    void shouldChangeWhenOnlyTheLevelDiffers() {
        Priority unrecognised = new Priority("low", null);

        given(CREATED_LOW).when(setPriority(unrecognised)).then(prioritised(LOW, unrecognised));
    }

    @Test
    void shouldDoNothingWhenBothAreTheSame() {
        given(CREATED_LOW)
                .when(setPriority(new Priority("low", PriorityLevel.LOW)))
                .thenNothing();
        given(created()).when(setPriority(null)).thenNothing();
    }

    @Test
    void shouldChangeAClosedTicketToo() {
        given(created(), closed(Status.NEW)).when(setPriority(HIGH)).then(prioritised(null, HIGH));
    }
}
