package io.ticketledger.dialect.helpdesk;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Problem;
import io.ticketledger.events.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of one ticket; what is null stays as it is. An empty text stands for null, which a form has not.
 *
 * @param externalId the customer's, {@code externalPrimaryID}
 * @param status SOLVED or CLOSED
 */
public record HelpdeskUpdate(
        @Nullable String externalId,
        @Nullable String title,
        @Nullable Status status) {

    /** @throws io.ticketledger.dialect.ApiException InvalidFields */
    public static HelpdeskUpdate parse(ObjectNode body) {
        Fields fields = Fields.of(filled(body), HelpdeskWording.INSTANCE);
        String externalId = HelpdeskNewTicket.filledText(fields, "externalPrimaryID", HelpdeskNewTicket.ID_LENGTH);
        String title = HelpdeskNewTicket.filledText(fields, "title", HelpdeskNewTicket.TITLE_LENGTH);
        Status status =
                fields.read("status", HelpdeskUpdate::ending, new Problem.Other("must be one of solved, closed"));
        fields.throwIfInvalid();
        return new HelpdeskUpdate(externalId, title, status);
    }

    private static ObjectNode filled(ObjectNode body) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        body.forEachEntry((name, value) -> {
            if (!value.isString() || !value.stringValue().isEmpty()) {
                filled.set(name, value);
            }
        });
        return filled;
    }

    private static @Nullable Status ending(String word) {
        Status status = HelpdeskVocabulary.status(word);
        return status == null || status.isUnfinished() ? null : status;
    }
}
