package io.ticketledger.dialect.discord;

import io.ticketledger.dialect.ApiException;
import tools.jackson.databind.node.ObjectNode;

/** What {@code POST /tickets/close} is sent. */
public record CloseTicketRequest(String shortId) {

    /** @throws ApiException {@code InvalidFields} by field */
    public static CloseTicketRequest parse(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        CloseTicketRequest request = new CloseTicketRequest(fields.id("shortId"));
        fields.check();
        return request;
    }
}
