package io.ticketledger.platform.access;

import io.ticketledger.dialect.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an API key is made from; {@link ApiKey} explains the parts. */
public record NewApiKey(
        String workspace,
        String name,
        String subject,
        String displayName,
        Set<Permission> permissions,
        @Nullable Instant expiresAt) {
    public NewApiKey {
        permissions = Set.copyOf(permissions);
    }
}
