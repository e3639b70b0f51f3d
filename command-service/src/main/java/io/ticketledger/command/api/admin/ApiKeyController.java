package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.CreatedApiKey;
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
class ApiKeyController {
    private final ApiKeys keys;
    private final JsonBodyReader bodies;

    ApiKeyController(ApiKeys keys, JsonBodyReader bodies) {
        this.keys = keys;
        this.bodies = bodies;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CreatedKeyJson> create(HttpServletRequest request, Caller caller) {
        CreatedApiKey made = keys.create(ApiKeyRequest.read(bodies.read(request), caller, Instant.now()), caller);
        return ResponseEntity.created(URI.create("/admin/api-keys/" + made.key().id()))
                .body(CreatedKeyJson.of(made));
    }

    @GetMapping
    KeyPage list(HttpServletRequest request, Caller caller) {
        KeyQuery query = KeyQuery.read(request, caller);
        List<ApiKey> found = keys.list(query.workspace(), query.cursor(), query.limit() + 1);
        return query.page(found);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Caller caller) {
        if (!keys.revoke(ApiKeyScope.reach(caller), id)) {
            throw new ApiException(new ApiError.NotFound("API key"));
        }
    }
}
