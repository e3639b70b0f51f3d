package io.ticketledger.platform.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One act, as it was recorded.
 *
 * @param workspace the one that it was about
 * @param callerWorkspace the one that its doer belongs to
 * @param act a word of {@link AccessAct}, as text: a newer release may have recorded one that is unknown here
 * @param target what it was done to, null when that is the workspace
 */
public record AccessEntry(
        UUID id,
        Instant at,
        String workspace,
        String callerWorkspace,
        String subject,
        String credentialId,
        String displayName,
        String act,
        @Nullable String target,
        JsonNode details,
        String correlationId,
        @Nullable String clientAddress) {}
