package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.NewApiKey;
import io.ticketledger.platform.web.JsonBody;
import java.time.Instant;
import java.util.Set;

/** The body of {@code POST /admin/api-keys}. */
final class ApiKeyRequest {
    private static final int MAX_LENGTH = 200;

    private ApiKeyRequest() {}

    static NewApiKey read(JsonBody body, Caller caller, Instant now) {
        Fields fields = Fields.of(body.json());
        String workspace = AdminScope.read(fields);
        String name = fields.requiredText("name", MAX_LENGTH);
        String subject = fields.requiredText("subject", MAX_LENGTH);
        String displayName = fields.filledText("displayName", MAX_LENGTH);
        fields.require("permissions");
        Set<Permission> permissions = fields.someOf("permissions", Permission.class);
        Instant expiresAt = fields.instant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            fields.error("expiresAt", "must lie in the future");
        }
        fields.rejectUnknown();
        fields.throwIfInvalid();
        AdminScope.requireAll(caller, permissions);
        return new NewApiKey(
                AdminScope.workspace(caller, workspace),
                name,
                subject,
                displayName == null ? name : displayName,
                permissions,
                expiresAt);
    }
}
