package io.ticketledger.platform.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a workspace's access audit; a null asks for nothing in particular.
 *
 * @param credential the id of the doer's credential
 * @param from at or after then
 * @param to before then
 * @param before entries older than this place
 */
public record AccessAuditQuery(
        String workspace,
        @Nullable String subject,
        @Nullable String credential,
        @Nullable AccessAct act,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable TimeCursor before,
        int limit) {}
