package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.NewApiKey;
import io.ticketledger.platform.web.JsonBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /admin/api-keys}. No key outlives the credential that makes it, if that ends by itself. */
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
        Instant makersEnd = makersEnd(caller);
        if (expiresAt != null && makersEnd != null && expiresAt.isAfter(makersEnd)) {
            fields.error("expiresAt", "must not lie after " + makersEnd + ", when your own credential ends");
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
                expiresAt == null ? makersEnd : expiresAt);
    }

    /** When whoever holds the maker's credential can make no more keys; null for never. */
    private static @Nullable Instant makersEnd(Caller caller) {
        Instant end = caller.expiresAt();
        return end == null ? null : end.truncatedTo(ChronoUnit.MILLIS);
    }
}
