package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditItem;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.EventHead;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** Stored events in the form in which the audit tells them. */
final class AuditItems {
    private static final JsonMapper MAPPER = new JsonMapper();

    private AuditItems() {}

    static AuditItem of(AuditEvent event) {
        EventHead head = event.head();
        JsonNode metadata = metadata(event);
        String payload = new String(event.payload(), StandardCharsets.UTF_8);
        return new AuditItem(
                event.position(),
                event.id(),
                head.ticketId(),
                event.type(),
                event.version(),
                head.occurredAt(),
                event.recordedAt(),
                new AuditItem.Actor(head.subject(), head.name()),
                new AuditItem.Metadata(
                        text(metadata, "correlationId"),
                        text(metadata, "causationId"),
                        text(metadata, "clientAddress"),
                        head.credentialId(),
                        head.dialect(),
                        event.revision()),
                head.readable() ? AuditItem.raw(payload) : StringNode.valueOf(payload),
                (head.readable() && metadata.isObject()) ? null : true);
    }

    private static JsonNode metadata(AuditEvent event) {
        try {
            return MAPPER.readTree(event.metadata());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        JsonNode value = metadata.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }
}
