package io.ticketledger.dialect.isp;

import static io.ticketledger.dialect.isp.IspInput.HIGHEST_ID;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A ticket as a client of this dialect wants it created. */
public record IspCreation(TicketDetails details, Priority priority) {
    static final int TITLE_LENGTH = 1_000;
    static final int TEXT_LENGTH = 65_536;

    /**
     * Needs {@code title}, {@code description} and {@code priority}.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspCreation parse(JsonNode body, Map<String, List<String>> query) {
        Fields fields = IspInput.ofWrite(body, query);
        IspScope scope = IspScope.of(fields);
        Long subscriber = fields.integer("subscriber_id", 1, HIGHEST_ID);
        String title = fields.requiredText("title", TITLE_LENGTH);
        String description = fields.requiredText("description", TEXT_LENGTH);
        fields.require("priority");
        Integer priority = priority(fields);
        fields.throwIfInvalid();
        Map<TicketField, @Nullable String> values = new EnumMap<>(TicketField.class);
        values.put(TicketField.TITLE, title);
        values.put(TicketField.DESCRIPTION, description);
        values.put(TicketField.CUSTOMER_ID, text(subscriber));
        values.put(TicketField.ISP_ID, text(scope.ispId()));
        values.put(TicketField.BRANCH_ID, text(scope.branchId()));
        values.put(TicketField.USER_ID, text(scope.userId()));
        return new IspCreation(
                TicketDetails.of(values::get),
                IspVocabulary.priority(priority == null ? IspVocabulary.LOWEST_PRIORITY : priority));
    }

    static @Nullable Integer priority(Fields fields) {
        Long number = fields.integer("priority", IspVocabulary.LOWEST_PRIORITY, IspVocabulary.HIGHEST_PRIORITY);
        return number == null ? null : Math.toIntExact(number);
    }

    static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
