package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.consistency.CommittedTicket;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.paging.CursorSigner;
import io.ticketledger.query.paging.NumberedPages;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
    private static final Set<String> PARAMS = Set.of(Params.LIMIT, Params.CURSOR, AuditAnswers.FORMAT);

    private final Ledger ledger;
    private final AuditLog log;
    private final CursorSigner signer;
    private final AuditAnswers answers;

    AuditEvents(Ledger ledger, AuditLog log, CursorSigner signer, AuditAnswers answers) {
        this.ledger = ledger;
        this.log = log;
        this.signer = signer;
        this.answers = answers;
    }

    @GetMapping("/audit/tickets/{id}/events")
    @Nullable
    ResponseEntity<ListAnswer> events(
            Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Params params = new Params(request, PARAMS);
        AuditFormat format = AuditAnswers.format(params, request);
        int limit = params.limit(MOST, USUAL);
        pagesOnly(params, format, Params.LIMIT);
        params.check();
        WorkspaceScope scope = WorkspaceScope.of(caller);
        CommittedTicket ticket = AuditTickets.find(ledger, scope, id);
        NumberedPages pages = new NumberedPages(signer, List.of("audit-events", scope.workspace(), ticket.streamId()));
        log.head();
        if (format == AuditFormat.JSON) {
            Page<AuditEvent> page = LedgerTicketQueries.page(() -> page(scope, ticket, pages, limit, params));
            return ResponseEntity.ok(
                    new ListAnswer(page.items().stream().map(AuditItems::of).toList(), params.next(page.cursor())));
        }
        long after = LedgerTicketQueries.page(() -> new Page<>(List.of(pages.after(params.text(Params.CURSOR))), null))
                .items()
                .getFirst();
        answers.stream(format, walk(scope, ticket.streamId(), after), request, response);
        return null;
    }

    private Page<AuditEvent> page(
            WorkspaceScope scope, CommittedTicket ticket, NumberedPages pages, int limit, Params params) {
        long after = pages.after(params.text(Params.CURSOR));
        List<AuditEvent> events = log.ofStream(scope, ticket.streamId(), after, limit);
        long last = events.isEmpty() ? ticket.version() : events.getLast().version();
        return new Page<>(events, pages.next(last, ticket.version()));
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

    static void pagesOnly(Params params, AuditFormat format, String name) {
        if (format != AuditFormat.JSON && params.text(name) != null) {
            params.wrong(name, "is for pages; " + format.word() + " is answered whole");
        }
    }
}
