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
 * @param id what identifies it in every form, whatever becomes of positions
 * @param ticketId null for an event that is of no ticket
 * @param type the catalogue's name
 * @param version its place in the ticket's history, counted from 1
 * @param occurredAt when it happened; null when the payload doesn't say so any more
 * @param recordedAt when it was stored
 * @param payload the stored JSON to the letter, in the form of {@code metadata.revision}; as text when it is none
 * @param unreadable true when somebody has made something else than JSON of what was stored, else left out
 */
@JsonPropertyOrder({
    "position",
    "id",
    "ticketId",
    "type",
    "version",
    "occurredAt",
    "recordedAt",
    "actor",
    "metadata",
    "payload",
    "unreadable"
})
public record AuditItem(
        long position,
        String id,
        @Nullable String ticketId,
        String type,
        long version,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        Actor actor,
        Metadata metadata,
        JsonNode payload,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unreadable) {

    /**
     * Who caused it.
     *
     * @param name the display name of then
     */
    public record Actor(@Nullable String subject, @Nullable String name) {}

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
            @Nullable String credentialId,
            @Nullable String dialect,
            @Nullable String revision) {}

    /** Text that is JSON already. */
    public static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }
}
