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
 * @param id the position
 * @param source the workspace
 * @param type the catalogue's name behind {@code io.ticketledger.}
 * @param subject the ticket's id
 * @param time when it occurred
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
    "data"
})
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String datacontenttype,
        long ticketversion,
        Instant recordedtime,
        String actor,
        @Nullable String actorname,
        String dialect,
        String credentialid,
        @Nullable String correlationid,
        @Nullable String causationid,
        @Nullable String clientaddress,
        @Nullable String revision,
        JsonNode data) {

    /** The same event in the other envelope. */
    public static CloudEvent of(String workspace, AuditItem item) {
        AuditItem.Metadata metadata = item.metadata();
        return new CloudEvent(
                "1.0",
                String.valueOf(item.position()),
                "/workspaces/" + workspace,
                "io.ticketledger." + item.type(),
                item.ticketId(),
                item.occurredAt(),
                "application/json",
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
                item.payload());
    }
}
