package io.ticketledger.dialect.isp;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A reply to be added. */
public record IspMessage(String message) {

    /**
     * Needs {@code message}.
     *
     * @param body any JSON, missing when there is none
     * @throws ApiException INVALID_FIELDS, or MALFORMED_BODY when the body is no object
     */
    public static IspMessage parse(JsonNode body, Map<String, List<String>> query) {
        Fields fields = IspInput.ofWrite(body, query);
        IspScope.of(fields);
        String message = fields.requiredText("message", IspCreation.TEXT_LENGTH);
        fields.throwIfInvalid();
        return new IspMessage(message);
    }
}
