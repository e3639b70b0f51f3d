package io.ticketledger.command.api.admin;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.dialect.Permission;
import java.time.Instant;
import java.util.Set;

/** What {@link ApiKeyRequest} reads, for the API's description only. */
@Schema(name = "NewApiKey")
record ApiKeyBody(
        @Schema(description = "Default: the caller's own") String workspace,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "A stable name of who acts by it")
        String subject,

        @Schema(description = "What people read in a change log; default: name")
        String displayName,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Set<Permission> permissions,
        Instant expiresAt) {}
