package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Asked.unlinkCustomer;
import static io.ticketledger.command.ticket.Happening.closed;
import static io.ticketledger.command.ticket.Happening.created;
import static io.ticketledger.command.ticket.Happening.unlinked;
import static io.ticketledger.command.ticket.Sample.CUSTOMER;
import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.only;
import static io.ticketledger.command.ticket.TicketScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Customer;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnlinkCustomerTest {

    @Test
    void shouldUnlinkTheWholeCustomerAndNothingElse() {
        assertThat(given(created(DETAILS))
                        .when(unlinkCustomer())
                        .then(unlinked(CUSTOMER))
                        .ticket()
                        .details())
                .isEqualTo(DETAILS.with(
                        Set.of(
                                TicketField.CUSTOMER_ID,
                                TicketField.CUSTOMER_EXTERNAL_ID,
                                TicketField.CUSTOMER_EMAIL,
                                TicketField.CUSTOMER_NAME),
                        TicketDetails.NONE));
    }

    @ParameterizedTest
    @EnumSource(
            value = TicketField.class,
            names = {"CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_EMAIL", "CUSTOMER_NAME"})
    void shouldUnlinkACustomerOfWhomLittleIsKnown(TicketField known) {
        assertThat(given(created(only(known)))
                        .when(unlinkCustomer())
                        .then(unlinked(only(known).customer()))
                        .ticket()
                        .details()
                        .customer())
                .isEqualTo(Customer.NONE);
    }

    @Test
    void shouldDoNothingWithoutACustomer() {
        given(created(only(TicketField.TITLE))).when(unlinkCustomer()).thenNothing();
        given(created(DETAILS), unlinked(CUSTOMER)).when(unlinkCustomer()).thenNothing();
    }

    @Test
    void shouldUnlinkFromAClosedTicketToo() {
        given(created(DETAILS), closed(Status.NEW)).when(unlinkCustomer()).then(unlinked(CUSTOMER));
    }
}
