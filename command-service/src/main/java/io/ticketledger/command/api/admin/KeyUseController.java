package io.ticketledger.command.api.admin;

import io.ticketledger.dialect.Fields;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.Wording;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.KeyUse;
import io.ticketledger.platform.access.KeyUseCursor;
import io.ticketledger.platform.access.KeyUseTable;
import io.ticketledger.platform.access.Workspaces;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How keys were used, day by day. */
@RestController
class KeyUseController {
    private final ApiKeys keys;
    private final KeyUseTable uses;
    private final AccessAudit audit;

    KeyUseController(ApiKeys keys, KeyUseTable uses, AccessAudit audit) {
        this.keys = keys;
        this.uses = uses;
        this.audit = audit;
    }

    @GetMapping("/admin/api-keys/{id}/uses")
    AdminPage<KeyUse> list(@PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        Fields fields = Fields.ofParameters(QueryParameters.of(request), Wording.PLAIN);
        Paging<KeyUseCursor> paging = Paging.read(fields, KeyUseCursor::parse);
        fields.rejectUnknown();
        fields.throwIfInvalid();
        Used key = find(id, caller);
        List<KeyUse> found = uses.list(key.workspace(), key.credentialId(), paging.cursor(), paging.limit() + 1);
        Act act = new Act(AccessAct.API_KEY_USES_READ, caller, key.workspace(), context);
        audit.record(act, key.credentialId(), Map.of());
        return AdminPage.of(
                found,
                paging.limit(),
                last -> "/admin/api-keys/" + key.credentialId() + "/uses?"
                        + paging.after(new KeyUseCursor(last.day(), last.service())));
    }

    private Used find(String id, Caller caller) {
        if (id.equals(KeyUseTable.ADMIN_KEY) && AdminScope.isOperator(caller)) {
            return new Used(Workspaces.DEFAULT, id);
        }
        return Optional.ofNullable(Identifiers.uuid(id))
                .flatMap(known -> keys.find(AdminScope.reach(caller), known))
                .map(key -> new Used(key.workspace(), key.id().toString()))
                .orElseThrow(ApiKeyController::notFound);
    }

    private record Used(String workspace, String credentialId) {}
}
