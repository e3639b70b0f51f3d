package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.release;
import static io.ticketledger.command.ticket.Happening.claimed;
import static io.ticketledger.command.ticket.Happening.claimedFrom;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.released;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Status;
import org.junit.jupiter.api.Test;

class ReleaseTicketTest {

    @Test
    void shouldReleaseWhoeverClaimsIt() {
        assertThat(given(created(), claimed("ann"), claimedFrom("ann", "bob"))
                        .when(release())
                        .then(released("bob"))
                        .ticket()
                        .claim())
                .isNull();
    }

    @Test
    void shouldDoNothingWhenNobodyClaimsIt() {
        given(created()).when(release()).thenNothing();
        given(created(), claimed("ann"), released("ann")).when(release()).thenNothing();
    }

    @Test
    void shouldReleaseAClosedTicketToo() {
        given(created(), claimed("ann"), closed(Status.NEW)).when(release()).then(released("ann"));
    }
}
