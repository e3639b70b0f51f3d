package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A status to be set.
 *
 * @param number 0 to 3
 */
public record IspStatusChange(int number) {

    /**
     * Needs {@code status}.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspStatusChange parse(JsonNode body, Map<String, List<String>> query) {
        Fields fields = IspInput.ofWrite(body, query);
        IspScope.of(fields);
        fields.require("status");
        Long number = fields.integer("status", IspVocabulary.LOWEST_STATUS, IspVocabulary.HIGHEST_STATUS);
        fields.throwIfInvalid();
        return new IspStatusChange(number == null ? IspVocabulary.LOWEST_STATUS : Math.toIntExact(number));
    }

    /** The status that the ticket gets; null when it shows this number already. */
    public @Nullable Status statusFor(Ticket ticket) {
        return number == IspVocabulary.number(ticket.status()) ? null : IspVocabulary.status(number);
    }
}
