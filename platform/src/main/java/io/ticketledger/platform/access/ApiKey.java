package io.ticketledger.platform.access;

import io.ticketledger.dialect.Permission;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it can be shown, without its secret.
 *
 * @param subject who acts by it: a stable name
 * @param displayName what people read in a change log
 * @param prefix the secret's first characters, to recognise it by
 * @param createdBy the subject of its maker
 * @param expiresAt null when it doesn't
 * @param revokedAt null while it is not
 * @param lastUsedAt the last request that it was accepted for, some seconds behind; null when there was none, and
 *     where it is not asked for
 */
public record ApiKey(
        UUID id,
        String workspace,
        String name,
        String subject,
        String displayName,
        SortedSet<Permission> permissions,
        String prefix,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
