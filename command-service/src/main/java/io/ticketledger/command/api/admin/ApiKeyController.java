package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.CreatedApiKey;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
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

/** API keys: made, listed, read, revoked. */
@RestController
@RequestMapping("/admin/api-keys")
class ApiKeyController {
    private final KeyAdministration administration;
    private final ApiKeys keys;
    private final AccessAudit audit;
    private final JsonBodyReader bodies;

    ApiKeyController(KeyAdministration administration, ApiKeys keys, AccessAudit audit, JsonBodyReader bodies) {
        this.administration = administration;
        this.keys = keys;
        this.audit = audit;
        this.bodies = bodies;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CreatedKeyJson> create(HttpServletRequest request, Caller caller, RequestContext context) {
        CreatedApiKey made =
                administration.create(ApiKeyRequest.read(bodies.read(request), caller, Instant.now()), caller, context);
        return ResponseEntity.created(URI.create("/admin/api-keys/" + made.key().id()))
                .body(CreatedKeyJson.of(made));
    }

    @GetMapping
    AdminPage<ApiKey> list(HttpServletRequest request, Caller caller, RequestContext context) {
        KeyQuery query = KeyQuery.read(request, caller);
        AdminPage<ApiKey> page = query.page(keys.list(
                query.workspace(), query.paging().cursor(), query.paging().limit() + 1));
        audit.record(new Act(AccessAct.API_KEYS_LISTED, caller, query.workspace(), context), null, Map.of());
        return page;
    }

    @GetMapping("/{id}")
    ApiKey read(@PathVariable UUID id, Caller caller, RequestContext context) {
        ApiKey key = keys.find(AdminScope.reach(caller), id).orElseThrow(ApiKeyController::notFound);
        audit.record(new Act(AccessAct.API_KEY_READ, caller, key.workspace(), context), id.toString(), Map.of());
        return key;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Caller caller, RequestContext context) {
        if (!administration.revoke(id, caller, context)) {
            throw notFound();
        }
    }

    static ApiException notFound() {
        return new ApiException(new ApiError.NotFound("API key"));
    }
}
