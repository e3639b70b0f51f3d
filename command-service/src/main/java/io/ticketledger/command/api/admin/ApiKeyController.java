package io.ticketledger.command.api.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.CreatedApiKey;
import io.ticketledger.platform.web.ApiException;
import io.ticketledger.platform.web.JsonBodyReader;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys: made, listed, revoked. */
@RestController
@RequestMapping("/admin/api-keys")
@Tag(name = "API keys")
class ApiKeyController {
    private final ApiKeys keys;
    private final JsonBodyReader bodies;

    ApiKeyController(ApiKeys keys, JsonBodyReader bodies) {
        this.keys = keys;
        this.bodies = bodies;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes a key; its secret is shown this once",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ApiKeyBody.class))))
    ResponseEntity<CreatedKeyJson> create(@Parameter(hidden = true) HttpServletRequest request, Caller caller) {
        CreatedApiKey made = keys.create(ApiKeyRequest.read(bodies.read(request), caller, Instant.now()), caller);
        return ResponseEntity.created(URI.create("/admin/api-keys/" + made.key().id()))
                .body(CreatedKeyJson.of(made));
    }

    @GetMapping
    @Operation(summary = "Lists a workspace's keys, the oldest first, without their secrets")
    @Parameter(name = "workspace", description = "The caller's own, unless the operator asks for another")
    @Parameter(name = "limit", description = "1 to 200, default 50")
    @Parameter(name = "cursor", description = "As in next")
    KeyPage list(@Parameter(hidden = true) HttpServletRequest request, Caller caller) {
        KeyQuery query = KeyQuery.read(request, caller);
        List<ApiKey> found = keys.list(query.workspace(), query.cursor(), query.limit() + 1);
        return query.page(found);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a key; it ends within a second")
    void revoke(@PathVariable UUID id, Caller caller) {
        if (!keys.revoke(ApiKeyScope.reach(caller), id)) {
            throw new ApiException(new ApiError.NotFound("API key"));
        }
    }
}
