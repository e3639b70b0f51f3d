package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.platform.web.RequestContext;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.consistency.CommittedTicket;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.paging.NumberedPages;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The stored events of one ticket. */
@RestController
class AuditEvents {
    static final int MOST = 1_000;
    static final int USUAL = 100;
    private static final Set<String> PARAMS =
            Set.of(Params.LIMIT, Params.CURSOR, Formats.PARAMETER, AuditForm.ENVELOPE);

    private final Ledger ledger;
    private final AuditLog log;
    private final CursorSigner signer;
    private final AuditAnswers answers;
    private final AccessAudit audit;

    AuditEvents(Ledger ledger, AuditLog log, CursorSigner signer, AuditAnswers answers, AccessAudit audit) {
        this.ledger = ledger;
        this.log = log;
        this.signer = signer;
        this.answers = answers;
        this.audit = audit;
    }

    @GetMapping("/audit/tickets/{id}/events")
    @Nullable
    ResponseEntity<Object> events(
            Caller caller,
            Standing standing,
            RequestContext context,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Params params = Params.ofLog(request, PARAMS);
        AuditForm form = AuditForm.read(params, request, AuditFormat.OF_A_TICKET);
        int limit = params.limit(MOST, USUAL);
        params.check();
        WorkspaceScope scope = WorkspaceScope.of(caller);
        CommittedTicket ticket = AuditTickets.find(ledger, scope, id);
        NumberedPages pages = new NumberedPages(signer, List.of("audit-events", scope.workspace(), ticket.streamId()));
        long after = Params.withCursor(
                Params.CURSOR, LedgerTicketQueries.BAD_CURSOR, () -> pages.after(params.text(Params.CURSOR)));
        Map<String, Object> details = params.given();
        details.put("format", form.format().word());
        audit.record(Act.of(AccessAct.EVENTS_READ, caller, context), ticket.id().toString(), details);
        log.head();
        if (form.format().paged()) {
            List<AuditEvent> events = log.ofStream(scope, ticket.streamId(), after, limit);
            long last = events.isEmpty() ? ticket.version() : events.getLast().version();
            return answers.page(form, scope, events, params.next(pages.next(last, ticket.version())), null);
        }
        answers.stream(form, scope, walk(scope, ticket.streamId(), after), standing, request, response);
        return null;
    }

    private AuditAnswers.Walk walk(WorkspaceScope scope, String stream, long after) {
        long[] last = {after};
        return () -> {
            List<AuditEvent> events = log.ofStream(scope, stream, last[0], AuditLog.BATCH);
            if (events.isEmpty()) {
                return null;
            }
            last[0] = events.getLast().version();
            return events;
        };
    }
}
