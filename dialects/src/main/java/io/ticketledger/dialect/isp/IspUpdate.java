package io.ticketledger.dialect.isp;

import static io.ticketledger.dialect.isp.IspInput.HIGHEST_ID;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A partial update: what is not sent stays as it is, and so does what the ticket already shows in this dialect.
 *
 * @param title null when not sent, like the others
 * @param subscriber whether {@code subscriber_id} was sent, be it null
 */
public record IspUpdate(
        @Nullable String title,
        @Nullable String description,
        @Nullable Integer priority,
        boolean subscriber,
        @Nullable Long subscriberId) {

    /** The values that certain fields are to have. */
    public record Revision(Set<TicketField> fields, TicketDetails to) {}

    /**
     * Takes {@code title}, {@code description}, {@code priority} and {@code subscriber_id}, none of which is needed;
     * only the last may be null.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspUpdate parse(JsonNode body, Map<String, List<String>> query) {
        Fields fields = IspInput.ofWrite(body, query);
        IspScope.of(fields);
        Long subscriberId = fields.integer("subscriber_id", 1, HIGHEST_ID);
        for (String name : List.of("title", "description", "priority")) {
            if (fields.has(name)) {
                fields.require(name);
            }
        }
        IspUpdate update = new IspUpdate(
                fields.text("title", IspCreation.TITLE_LENGTH),
                fields.text("description", IspCreation.TEXT_LENGTH),
                IspCreation.priority(fields),
                fields.has("subscriber_id"),
                subscriberId);
        fields.throwIfInvalid();
        return update;
    }

    /** The priority to set on the ticket; null when it shows this one already, or none was sent. */
    public @Nullable Priority priorityFor(Ticket ticket) {
        return priority == null || priority == IspVocabulary.number(ticket.priority())
                ? null
                : IspVocabulary.priority(priority);
    }

    /** Whether the ticket is to have no customer any more. */
    public boolean unlinks(Ticket ticket) {
        return changesSubscriber(ticket) && subscriberId == null;
    }

    /** The fields to revise on the ticket. Another subscriber is another customer: nothing known of the former stays. */
    public Revision revisionFor(Ticket ticket) {
        Map<TicketField, @Nullable String> values = new EnumMap<>(TicketField.class);
        if (title != null) {
            values.put(TicketField.TITLE, title);
        }
        if (description != null) {
            values.put(TicketField.DESCRIPTION, description);
        }
        if (changesSubscriber(ticket) && subscriberId != null) {
            values.put(TicketField.CUSTOMER_ID, IspCreation.text(subscriberId));
            if (customer(ticket).id() != null) {
                values.put(TicketField.CUSTOMER_EXTERNAL_ID, null);
                values.put(TicketField.CUSTOMER_EMAIL, null);
                values.put(TicketField.CUSTOMER_NAME, null);
            }
        }
        return new Revision(Set.copyOf(values.keySet()), TicketDetails.of(values::get));
    }

    private boolean changesSubscriber(Ticket ticket) {
        return subscriber && !Objects.equals(subscriberId, IspTicket.subscriber(customer(ticket)));
    }

    private static Customer customer(Ticket ticket) {
        return ticket.details().customer();
    }
}
