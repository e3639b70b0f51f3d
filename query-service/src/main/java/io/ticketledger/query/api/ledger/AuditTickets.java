package io.ticketledger.query.api.ledger;

import io.ticketledger.events.ChangeLogEntry.Change;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.TicketDifference;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import io.ticketledger.query.api.TicketRendering;
import io.ticketledger.query.audit.Moment;
import io.ticketledger.query.audit.TicketHistory;
import io.ticketledger.query.audit.TicketThen;
import io.ticketledger.query.consistency.CommittedTicket;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as they were, deleted ones included, folded from the log. */
@RestController
class AuditTickets {
    private static final String AS = "as";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final Set<String> THEN_PARAMS = with(AuditMoments.NAMES, AS);

    private final Ledger ledger;
    private final TicketHistory history;
    private final AccessAudit audit;
    private final Map<Dialect, TicketRendering> renderings;

    AuditTickets(Ledger ledger, TicketHistory history, AccessAudit audit, List<TicketRendering> renderings) {
        this.ledger = ledger;
        this.history = history;
        this.audit = audit;
        this.renderings = renderings.stream().collect(Collectors.toMap(TicketRendering::dialect, Function.identity()));
    }

    /** @param changes in the words of the change log */
    record Diff(long from, long to, List<Change> changes) {}

    @GetMapping("/audit/tickets/{id}")
    ResponseEntity<Object> ticket(
            Caller caller, RequestContext context, @PathVariable String id, HttpServletRequest request) {
        Params params = Params.ofLog(request, THEN_PARAMS);
        Moment moment = AuditMoments.read(params);
        Dialect as = params.read(AS, this::rendered, "must be the name of an API, such as church");
        params.check();
        TicketRendering rendering = renderings.get(as == null ? Dialect.LEDGER : as);
        if (rendering == null) {
            throw new IllegalStateException("no rendering of " + as);
        }
        TicketThen then = then(caller, id, moment, rendering.showsParts());
        record(caller, context, then, params);
        return ResponseEntity.ok().eTag("\"" + then.ticket().version() + "\"").body(rendering.show(then));
    }

    @GetMapping("/audit/tickets/{id}/diff")
    ResponseEntity<Diff> diff(
            Caller caller, RequestContext context, @PathVariable String id, HttpServletRequest request) {
        Params params = Params.ofLog(request, Set.of(FROM, TO));
        Long from = params.number(FROM, 0);
        Long to = params.number(TO, 1);
        for (String name : List.of(FROM, TO)) {
            if (params.text(name) == null) {
                params.wrong(name, "is missing");
            }
        }
        params.check();
        if (from == null || to == null) {
            throw new IllegalStateException("checked before");
        }
        TicketThen before = from == 0 ? null : then(caller, id, new Moment.Version(from), false);
        TicketThen after = then(caller, id, new Moment.Version(to), false);
        record(caller, context, after, params);
        return ResponseEntity.ok(
                new Diff(from, to, TicketDifference.between(before == null ? null : before.ticket(), after.ticket())));
    }

    private void record(Caller caller, RequestContext context, TicketThen read, Params params) {
        Act act = Act.of(AccessAct.TICKET_HISTORY_READ, caller, context);
        audit.record(act, read.ticket().id().toString(), params.given());
    }

    private TicketThen then(Caller caller, String id, Moment moment, boolean parts) {
        WorkspaceScope scope = WorkspaceScope.of(caller);
        CommittedTicket ticket = find(ledger, scope, id);
        TicketThen then = history.at(scope, ticket.streamId(), moment, parts);
        if (then == null) {
            throw TicketReader.notFound();
        }
        return then;
    }

    /** The ticket of that id or number, deleted or not. */
    static CommittedTicket find(Ledger ledger, WorkspaceScope scope, String id) {
        TicketKey key = TicketKey.of(id);
        CommittedTicket ticket = key == null ? null : ledger.find(scope, key);
        if (ticket == null) {
            throw TicketReader.notFound();
        }
        return ticket;
    }

    private @Nullable Dialect rendered(String word) {
        return renderings.keySet().stream()
                .filter(dialect -> dialect.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> all = new HashSet<>(names);
        all.add(another);
        return all;
    }
}
