package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiException;
import tools.jackson.databind.node.ObjectNode;

/** What {@code POST /tickets/claim} is sent. */
public record ClaimTicketRequest(String shortId, String discordId) {

    /** @throws ApiException {@code InvalidFields} by field */
    public static ClaimTicketRequest parse(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        ClaimTicketRequest request = new ClaimTicketRequest(fields.id("shortId"), fields.id("discordId"));
        fields.check();
        return request;
    }
}
