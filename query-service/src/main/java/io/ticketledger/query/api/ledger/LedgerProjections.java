package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Workspaces;
import io.ticketledger.platform.web.RequestContext;
import io.ticketledger.query.rebuild.ProjectionAdministration;
import io.ticketledger.query.rebuild.ProjectionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projections, for the operator of all workspaces: listed, built anew, given up. */
@RestController
@RequestMapping("/admin/projections")
class LedgerProjections {
    private final ProjectionAdministration projections;
    private final AccessAudit audit;

    LedgerProjections(ProjectionAdministration projections, AccessAudit audit) {
        this.projections = projections;
        this.audit = audit;
    }

    /** All of them: there is no page behind. */
    record ProjectionList(
            List<ProjectionView> items, @Nullable String next) {}

    @GetMapping
    ProjectionList list(Caller caller) {
        requireOperator(caller);
        return new ProjectionList(projections.list(), null);
    }

    @GetMapping("/{name}")
    ProjectionView read(@PathVariable String name, Caller caller) {
        requireOperator(caller);
        return find(name);
    }

    /** Also when one is under way already: that one is answered. */
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionView rebuild(@PathVariable String name, Caller caller, RequestContext context) {
        requireOperator(caller);
        find(name);
        // Before it is begun: nothing is done of which there is no record.
        audit.record(Act.of(AccessAct.PROJECTION_REBUILD_ASKED, caller, context), name, Map.of());
        projections.rebuild(name);
        return find(name);
    }

    @DeleteMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String name, Caller caller, RequestContext context) {
        requireOperator(caller);
        if (find(name).rebuild() == null) {
            throw noRebuild();
        }
        audit.record(Act.of(AccessAct.PROJECTION_REBUILD_CANCELLED, caller, context), name, Map.of());
        if (!projections.cancel(name)) {
            throw noRebuild();
        }
    }

    private static ApiException noRebuild() {
        return new ApiException(new ApiError.NotFound("rebuild"));
    }

    private ProjectionView find(String name) {
        ProjectionView found = projections.find(name);
        if (found == null) {
            throw new ApiException(new ApiError.NotFound("projection"));
        }
        return found;
    }

    /** Read models are of all workspaces. */
    private static void requireOperator(Caller caller) {
        if (!caller.workspace().equals(Workspaces.DEFAULT)) {
            throw new ApiException(new ApiError.Forbidden(Permission.ADMIN));
        }
    }
}
