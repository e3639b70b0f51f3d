package io.ticketledger.dialect.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stored event in the envelope of CloudEvents 1.0, as its JSON format has it; attributes that are not there are left
 * out. What comes after {@code datacontenttype} but {@code data} are extensions of ours.
 *
 * @param id the event's own, and not its position
 * @param source the workspace
 * @param type the catalogue's name behind {@code io.ticketledger.}
 * @param subject the ticket's id
 * @param time when it occurred
 * @param position its place in the feed, in digits: an integer of this envelope has 32 bits
 * @param data the payload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "position",
    "ticketversion",
    "recordedtime",
    "actor",
    "actorname",
    "dialect",
    "credentialid",
    "correlationid",
    "causationid",
    "clientaddress",
    "revision",
    "unreadable",
    "data"
})
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable Instant time,
        String datacontenttype,
        String position,
        long ticketversion,
        Instant recordedtime,
        @Nullable String actor,
        @Nullable String actorname,
        @Nullable String dialect,
        @Nullable String credentialid,
        @Nullable String correlationid,
        @Nullable String causationid,
        @Nullable String clientaddress,
        @Nullable String revision,
        @Nullable Boolean unreadable,
        JsonNode data) {

    /** The same event in the other envelope. */
    public static CloudEvent of(String workspace, AuditItem item) {
        AuditItem.Metadata metadata = item.metadata();
        return new CloudEvent(
                "1.0",
                item.id(),
                "/workspaces/" + workspace,
                "io.ticketledger." + item.type(),
                item.ticketId(),
                item.occurredAt(),
                "application/json",
                String.valueOf(item.position()),
                item.version(),
                item.recordedAt(),
                item.actor().subject(),
                item.actor().name(),
                metadata.dialect(),
                metadata.credentialId(),
                metadata.correlationId(),
                metadata.causationId(),
                metadata.clientAddress(),
                metadata.revision(),
                item.unreadable(),
                item.payload());
    }
}
