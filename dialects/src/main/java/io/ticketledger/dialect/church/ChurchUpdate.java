package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client wants a ticket to be, before the ticket is known: whether a value is right depends on what it shows. */
public final class ChurchUpdate {
    private final ObjectNode body;
    private final boolean whole;

    private ChurchUpdate(ObjectNode body, boolean whole) {
        this.body = body;
        this.whole = whole;
    }

    /**
     * What differs from the present ticket.
     *
     * @param fields those of {@code details} that count
     * @param priority null when it stays
     * @param status null when it stays
     */
    public record Changes(
            Set<TicketField> fields,
            TicketDetails details,
            @Nullable Priority priority,
            @Nullable Status status) {}

    /**
     * A body that was sent.
     *
     * @param whole whether it replaces the ticket (PUT), so that the required fields must be there
     * @throws ApiException InvalidFields when it is neither an object nor absent
     */
    public static ChurchUpdate of(JsonNode body, boolean whole) {
        return new ChurchUpdate(ChurchFields.object(body), whole);
    }

    /**
     * What it changes of the ticket. A value that the ticket shows already is right, whatever it is, and no change.
     *
     * @throws ApiException InvalidFields with everything that is wrong
     */
    public Changes on(Ticket present) {
        TicketDetails details = present.details();
        Fields fields = Fields.of(body, new ChurchWording());
        Difference difference = new Difference(fields, whole);
        Map<TicketField, @Nullable String> changed = new EnumMap<>(TicketField.class);
        difference.optionalText("legacy_id", TicketField.LEGACY_ID, details, changed);
        difference.optionalText("nextgen_legacy_id", TicketField.NEXTGEN_LEGACY_ID, details, changed);
        String type = difference.text("type", details.type(), ChurchFields.WORD_LENGTH);
        if (type != null) {
            changed.put(TicketField.TYPE, type);
        }
        String priority = difference.text(
                "priority", ChurchVocabulary.priorityText(present.priority()), ChurchFields.WORD_LENGTH);
        String description = difference.text("description", details.description(), ChurchFields.DESCRIPTION_LENGTH);
        if (description != null) {
            changed.put(TicketField.DESCRIPTION, description);
        }
        String status = ChurchFields.status(fields);
        difference.media(details, changed);
        String church = difference.church(details.scope().church());
        if (church != null) {
            changed.put(TicketField.CHURCH, church);
        }
        fields.throwIfInvalid();
        return new Changes(
                Set.copyOf(changed.keySet()),
                TicketDetails.of(changed::get),
                priority == null ? null : ChurchVocabulary.priority(priority),
                status == null || status.equals(ChurchVocabulary.statusWord(present.status()))
                        ? null
                        : ChurchVocabulary.status(status));
    }
}
