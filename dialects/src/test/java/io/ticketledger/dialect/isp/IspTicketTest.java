package io.ticketledger.dialect.isp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IspTicketTest {
    private static final Ticket TICKET = IspSample.ticket(Status.ON_HOLD, Priority.of(PriorityLevel.URGENT));

    @Test
    void shouldShowATicketToTheLetter() {
        IspReply reply = IspReply.of(7, "A technician comes at \"two\". 🔧", null, IspSample.AT);

        assertThat(json(IspAnswer.read(IspTicket.of(TICKET, List.of(reply)))))
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"id\":4711,\"title\":\"No line \\\"since\\\" this morning 📞\","
                                + "\"description\":\"The box shows a red light.\",\"subscriber_id\":88,"
                                + "\"subscriber_name\":\"Ann Ives\",\"priority\":3,\"status\":1,"
                                + "\"replies\":[{\"id\":7,\"message\":\"A technician comes at \\\"two\\\". 🔧\","
                                + "\"user_name\":null,\"created_at\":\"2026-03-01 09:45:00\"}],"
                                + "\"created_at\":\"2026-03-01 09:45:00\"}}");
    }

    @Test
    void shouldShowEveryNameOfATicketOfWhichNothingIsKnown() {
        Ticket nothing = IspSample.ticket(Status.NEW, null, TicketDetails.NONE);

        assertThat(json(IspTicket.of(nothing, List.of())))
                .isEqualTo("{\"id\":4711,\"title\":null,\"description\":null,\"subscriber_id\":null,"
                        + "\"subscriber_name\":null,\"priority\":2,\"status\":0,\"replies\":[],"
                        + "\"created_at\":\"2026-03-01 09:45:00\"}");
    }

    @Test
    void shouldShowAListToTheLetter() {
        assertThat(json(IspAnswer.read(List.of(IspTicket.Summary.of(TICKET)))))
                .isEqualTo("{\"success\":true,\"data\":[{\"id\":4711,"
                        + "\"title\":\"No line \\\"since\\\" this morning 📞\",\"subscriber_id\":88,"
                        + "\"subscriber_name\":\"Ann Ives\",\"priority\":3,\"status\":1,"
                        + "\"created_at\":\"2026-03-01 09:45:00\"}]}");
        assertThat(json(IspAnswer.read(List.of()))).isEqualTo("{\"success\":true,\"data\":[]}");
    }

    @Test
    void shouldConfirmWritesToTheLetter() {
        assertThat(json(IspAnswer.created(5)))
                .isEqualTo("{\"success\":true,\"message\":\"Ticket created successfully\",\"data\":{\"id\":5}}");
        assertThat(json(IspAnswer.updated()))
                .isEqualTo("{\"success\":true,\"message\":\"Ticket updated successfully\"}");
        assertThat(json(IspAnswer.deleted()))
                .isEqualTo("{\"success\":true,\"message\":\"Ticket deleted successfully\"}");
        assertThat(json(IspAnswer.replied())).isEqualTo("{\"success\":true,\"message\":\"Reply added successfully\"}");
        assertThat(json(IspAnswer.statusSet()))
                .isEqualTo("{\"success\":true,\"message\":\"Ticket status updated successfully\"}");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,null",
                "88,88",
                "999999999999999999,999999999999999999",
                "1000000000000000000,null",
                "088,null",
                "0,null",
                "-1,null",
                "c-88,null",
                "８８,null"
            })
    void shouldShowASubscriberThatIsANumber(String customer, Long subscriber) {
        Ticket ticket = IspSample.ticket(Status.NEW, null, new Customer(customer, null, null, "Ann"));

        assertThat(IspTicket.of(ticket, List.of()).subscriberId()).isEqualTo(subscriber);
        assertThat(IspTicket.of(ticket, List.of()).subscriberName()).isEqualTo("Ann");
    }

    private static String json(Object value) {
        return IspSample.JSON.writeValueAsString(value);
    }
}
