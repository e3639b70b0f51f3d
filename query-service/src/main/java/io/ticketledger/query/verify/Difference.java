package io.ticketledger.query.verify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that a read model has otherwise than the log says.
 *
 * @param ticketId null when it is of no ticket
 * @param field what differs, such as {@code details.title}, {@code index.status} or {@code replies[3].message}
 * @param log what the log says; null for nothing
 * @param readModel what the read model has; null for nothing
 */
public record Difference(@Nullable String ticketId, String field, JsonNode log, JsonNode readModel) {}
