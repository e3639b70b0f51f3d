package io.ticketledger.dialect.isp;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Replies;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tickets to show and to change. */
final class IspSample {
    static final JsonMapper JSON = new JsonMapper();
    static final Instant AT = Instant.parse("2026-03-01T09:45:00.999Z");

    private IspSample() {}

    static Ticket ticket(Status status, @Nullable Priority priority) {
        return ticket(status, priority, new Customer("88", "ext-88", "ann@example.org", "Ann Ives"));
    }

    static Ticket ticket(Status status, @Nullable Priority priority, Customer customer) {
        Map<TicketField, @Nullable String> values = new EnumMap<>(TicketField.class);
        values.put(TicketField.TITLE, "No line \"since\" this morning 📞");
        values.put(TicketField.DESCRIPTION, "The box shows a red light.");
        values.put(TicketField.CUSTOMER_ID, customer.id());
        values.put(TicketField.CUSTOMER_EXTERNAL_ID, customer.externalId());
        values.put(TicketField.CUSTOMER_EMAIL, customer.email());
        values.put(TicketField.CUSTOMER_NAME, customer.name());
        return ticket(status, priority, TicketDetails.of(values::get));
    }

    static Ticket ticket(Status status, @Nullable Priority priority, TicketDetails details) {
        return new Ticket(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                "acme",
                4711,
                null,
                Dialect.LEDGER,
                status,
                null,
                priority,
                details,
                null,
                Assignment.NONE,
                null,
                Replies.NONE,
                1,
                AT,
                AT,
                null,
                null,
                null);
    }
}
