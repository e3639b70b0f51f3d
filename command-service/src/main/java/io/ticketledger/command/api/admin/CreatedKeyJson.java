package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.CreatedApiKey;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key just made, with its secret as {@code key}. */
record CreatedKeyJson(
        UUID id,
        String key,
        String workspace,
        String name,
        String subject,
        String displayName,
        SortedSet<Permission> permissions,
        String prefix,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt) {
    static CreatedKeyJson of(CreatedApiKey made) {
        ApiKey key = made.key();
        return new CreatedKeyJson(
                key.id(),
                made.secret(),
                key.workspace(),
                key.name(),
                key.subject(),
                key.displayName(),
                key.permissions(),
                key.prefix(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt());
    }

    /** Without the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "CreatedKeyJson[id=" + id + "]";
    }
}
