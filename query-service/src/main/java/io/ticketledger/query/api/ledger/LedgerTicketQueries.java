package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.LedgerTicket;
import io.ticketledger.events.Ticket;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.changelog.ChangeLogQuery;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.paging.Page;
import io.ticketledger.query.replies.RepliesQuery;
import io.ticketledger.query.replies.ReplyView;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketList;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.tickets.TicketSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, their replies and change logs in the native API. */
@RestController
class LedgerTicketQueries {
    /** What is said of a cursor that was not made for the list. */
    static final String BAD_CURSOR = "is not a cursor of this list with these filters and this sort";

    private static final int MOST_TICKETS = 200;
    private static final int USUAL_TICKETS = 50;
    private static final int MOST_PARTS = 1_000;
    private static final Set<String> PART_PARAMS = Set.of(Params.LIMIT, Params.CURSOR);

    private final TicketReader reader;
    private final TicketList list;
    private final RepliesQuery replies;
    private final ChangeLogQuery changeLog;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;
    private final Consistency usual;
    private final Limits limits;

    LedgerTicketQueries(
            TicketReader reader,
            TicketList list,
            RepliesQuery replies,
            ChangeLogQuery changeLog,
            ReadYourWrites waiting,
            @Qualifier("ticketsProjection") ProjectionProgress projection,
            Consistency usualConsistency,
            Limits limits) {
        this.reader = reader;
        this.list = list;
        this.replies = replies;
        this.changeLog = changeLog;
        this.waiting = waiting;
        this.projection = projection;
        this.usual = usualConsistency;
        this.limits = limits;
    }

    @GetMapping("/queries/tickets")
    ResponseEntity<ListAnswer> tickets(Caller caller, HttpServletRequest request) {
        Params params = new Params(request, TicketListParams.NAMES);
        TicketFilter filter = TicketListParams.filter(params);
        TicketSort sort = TicketListParams.sort(params);
        int limit = params.limit(limits.page(MOST_TICKETS), USUAL_TICKETS);
        Consistency consistency = params.consistency(usual);
        params.check();
        Freshness freshness = waiting.untilApplied(projection, consistency);
        Page<Ticket> page =
                page(() -> list.list(WorkspaceScope.of(caller), filter, sort, limit, params.text(Params.CURSOR)));
        return Answers.ok(freshness)
                .body(new ListAnswer(page.items().stream().map(LedgerTicket::of).toList(), params.next(page.cursor())));
    }

    @GetMapping("/queries/tickets/{id}")
    ResponseEntity<LedgerTicket> ticket(Caller caller, @PathVariable String id, HttpServletRequest request) {
        Params params = new Params(request, Set.of());
        TicketReader.Found found = find(caller, id, params);
        return Answers.ok(found).body(LedgerTicket.of(found.document().ticket()));
    }

    @GetMapping("/queries/tickets/{id}/replies")
    ResponseEntity<ListAnswer> replies(Caller caller, @PathVariable String id, HttpServletRequest request) {
        Params params = new Params(request, PART_PARAMS);
        int limit = params.limit(limits.page(MOST_PARTS), MOST_PARTS);
        TicketReader.Found found = find(caller, id, params);
        Page<ReplyView> page = page(
                () -> replies.list(WorkspaceScope.of(caller), found.document(), limit, params.text(Params.CURSOR)));
        return Answers.ok(found.freshness()).body(new ListAnswer(page.items(), params.next(page.cursor())));
    }

    @GetMapping("/queries/tickets/{id}/change-log")
    ResponseEntity<ListAnswer> changeLog(Caller caller, @PathVariable String id, HttpServletRequest request) {
        Params params = new Params(request, PART_PARAMS);
        int limit = params.limit(limits.page(MOST_PARTS), MOST_PARTS);
        TicketReader.Found found = find(caller, id, params);
        Page<Object> page = page(
                () -> changeLog.list(WorkspaceScope.of(caller), found.document(), limit, params.text(Params.CURSOR)));
        return Answers.ok(found.freshness()).body(new ListAnswer(page.items(), params.next(page.cursor())));
    }

    private static <T> Page<T> page(Supplier<Page<T>> query) {
        return Params.withCursor(Params.CURSOR, BAD_CURSOR, query);
    }

    private TicketReader.Found find(Caller caller, String id, Params params) {
        Consistency consistency = params.consistency(usual);
        params.check();
        TicketKey key = TicketKey.of(id);
        if (key == null) {
            throw TicketReader.notFound();
        }
        return reader.read(WorkspaceScope.of(caller), key, consistency);
    }
}
