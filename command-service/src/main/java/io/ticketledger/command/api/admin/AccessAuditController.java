package io.ticketledger.command.api.admin;

import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.AccessAuditTable;
import io.ticketledger.platform.access.AccessEntry;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of what administrators did, read; which is recorded, too. */
@RestController
class AccessAuditController {
    private final AccessAuditTable audit;

    AccessAuditController(AccessAuditTable audit) {
        this.audit = audit;
    }

    @GetMapping("/admin/audit")
    AdminPage<AccessEntry> list(HttpServletRequest request, Caller caller, RequestContext context) {
        AuditQuery query = AuditQuery.read(request, caller);
        AdminPage<AccessEntry> page = query.page(audit.list(query.wanted()));
        audit.record(new Act(AccessAct.ACCESS_AUDIT_READ, caller, query.workspace(), context), null, query.filters());
        return page;
    }
}
