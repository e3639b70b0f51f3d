package io.ticketledger.dialect.helpdesk;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body as its endpoint does. */
final class HelpdeskRequestReading {
    private HelpdeskRequestReading() {}

    /** @param operation such as {@code POST /api/v2/ticket} */
    static void read(String operation, JsonNode body) {
        ObjectNode json = (ObjectNode) body;
        switch (operation) {
            case "POST " + HelpdeskRoutes.ROOT -> HelpdeskNewTicket.parse(json);
            case "PUT " + HelpdeskRoutes.ITEM -> HelpdeskUpdate.parse(json);
            case "DELETE " + HelpdeskRoutes.MULTI ->
                HelpdeskBulk.deletion(new JsonMapper().createObjectNode(), json, HelpdeskIds.MOST);
            case "POST " + HelpdeskRoutes.SET_STATUS_OF -> HelpdeskBulk.status(json, HelpdeskIds.MOST);
            case "POST " + HelpdeskRoutes.SET_PRIORITY_OF -> HelpdeskBulk.priority(json, HelpdeskIds.MOST);
            case "POST " + HelpdeskRoutes.UNLINK -> HelpdeskIds.one(json);
            case "POST " + HelpdeskRoutes.BATCH -> HelpdeskBulk.batch(json, HelpdeskIds.MOST);
            default -> throw new AssertionError("no body of " + operation + " is known");
        }
    }
}
