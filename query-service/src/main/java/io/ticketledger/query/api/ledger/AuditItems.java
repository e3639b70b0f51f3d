package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditItem;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.EventHead;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored events in the form in which the audit tells them. */
final class AuditItems {
    private static final JsonMapper MAPPER = new JsonMapper();

    private AuditItems() {}

    static AuditItem of(AuditEvent event) {
        EventHead head = event.head();
        JsonNode metadata = MAPPER.readTree(event.metadata());
        return new AuditItem(
                event.position(),
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
                AuditItem.raw(new String(event.payload(), StandardCharsets.UTF_8)));
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        JsonNode value = metadata.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }
}
