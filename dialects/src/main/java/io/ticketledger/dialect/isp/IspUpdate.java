package io.ticketledger.dialect.isp;

import static io.ticketledger.dialect.isp.IspInput.HIGHEST_ID;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * A partial update, before the ticket is known: what is not sent stays as it is, and so does what the ticket already
 * shows in this dialect.
 */
public final class IspUpdate {
    private final ObjectNode sent;

    private IspUpdate(ObjectNode sent) {
        this.sent = sent;
    }

    /**
     * What differs from the present ticket.
     *
     * @param fields those of {@code details} that count
     * @param priority null when it stays
     */
    public record Changes(
            Set<TicketField> fields,
            TicketDetails details,
            @Nullable Priority priority) {}

    /**
     * Takes {@code title}, {@code description}, {@code priority} and {@code subscriber_id}, none of which is needed.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException MALFORMED_BODY when the body is no object
     */
    public static IspUpdate of(JsonNode body, Map<String, List<String>> query) {
        return new IspUpdate(IspInput.written(body, query));
    }

    /**
     * What it changes of the ticket. Of its customer that is the id alone.
     *
     * @throws ApiException INVALID_FIELDS with everything that is wrong
     */
    public Changes on(Ticket present) {
        TicketDetails details = present.details();
        Fields fields = Fields.of(sent, IspWording.INSTANCE);
        IspScope.of(fields);
        Long shown = IspTicket.subscriber(details.customer());
        Long subscriber = fields.has("subscriber_id") ? fields.integer("subscriber_id", 1, HIGHEST_ID) : shown;
        String title = text(fields, "title", IspCreation.TITLE_LENGTH, details.title());
        String description = text(fields, "description", IspCreation.TEXT_LENGTH, details.description());
        if (fields.has("priority")) {
            fields.require("priority");
        }
        Integer priority = IspCreation.priority(fields);
        fields.throwIfInvalid();
        Map<TicketField, @Nullable String> changed = new EnumMap<>(TicketField.class);
        if (title != null) {
            changed.put(TicketField.TITLE, title);
        }
        if (description != null) {
            changed.put(TicketField.DESCRIPTION, description);
        }
        if (!Objects.equals(subscriber, shown)) {
            changed.put(TicketField.CUSTOMER_ID, IspCreation.text(subscriber));
        }
        return new Changes(
                Set.copyOf(changed.keySet()),
                TicketDetails.of(changed::get),
                priority == null || priority == IspVocabulary.number(present.priority())
                        ? null
                        : IspVocabulary.priority(priority));
    }

    /** The text to be; null when it stays. None can be sent only where the ticket shows none, or a blank one. */
    private static @Nullable String text(Fields fields, String name, int maxLength, @Nullable String shown) {
        boolean showsNone = shown == null || shown.isBlank();
        if (fields.has(name) && !showsNone) {
            fields.require(name);
        }
        return fields.text(name, maxLength);
    }
}
