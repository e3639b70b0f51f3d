package io.ticketledger.platform.access;

import io.ticketledger.dialect.Permission;
import java.util.Set;

/**
 * Who sent a request: the result of a credential that was accepted.
 *
 * @param workspace the only workspace that this caller can see
 * @param subject a stable name
 * @param credentialId the API key's or token's id
 * @param displayName what people read in a change log
 */
public record Caller(
        String workspace, String subject, String credentialId, String displayName, Set<Permission> permissions) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
