package io.ticketledger.dialect.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * A stored event as the audit tells it.
 *
 * @param position its place in the feed
 * @param ticketId null for an event that is of no ticket
 * @param type the catalogue's name
 * @param version its place in the ticket's history, counted from 1
 * @param occurredAt when it happened
 * @param recordedAt when it was stored
 * @param payload the stored JSON to the letter, in the form of {@code metadata.revision}
 */
@JsonPropertyOrder({
    "position",
    "ticketId",
    "type",
    "version",
    "occurredAt",
    "recordedAt",
    "actor",
    "metadata",
    "payload"
})
public record AuditItem(
        long position,
        @Nullable String ticketId,
        String type,
        long version,
        Instant occurredAt,
        Instant recordedAt,
        Actor actor,
        Metadata metadata,
        JsonNode payload) {

    /**
     * Who caused it.
     *
     * @param name the display name of then
     */
    public record Actor(String subject, @Nullable String name) {}

    /**
     * By what it came.
     *
     * @param revision the form of the payload
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Metadata(
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String clientAddress,
            String credentialId,
            String dialect,
            @Nullable String revision) {}

    /** Text that is JSON already. */
    public static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }
}
