package io.ticketledger.platform.access;

import io.ticketledger.dialect.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request: the result of a credential that was accepted.
 *
 * @param workspace the only workspace that this caller can see
 * @param subject a stable name
 * @param credentialId the API key's or token's id
 * @param displayName what people read in a change log
 * @param expiresAt when the credential ends; null when it doesn't by itself
 */
public record Caller(
        String workspace,
        String subject,
        String credentialId,
        String displayName,
        Set<Permission> permissions,
        @Nullable Instant expiresAt) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** By a credential that doesn't end by itself. */
    public Caller(
            String workspace, String subject, String credentialId, String displayName, Set<Permission> permissions) {
        this(workspace, subject, credentialId, displayName, permissions, null);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
