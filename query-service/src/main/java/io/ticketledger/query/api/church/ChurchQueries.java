package io.ticketledger.query.api.church;

import io.ticketledger.dialect.church.ChurchPaging;
import io.ticketledger.dialect.church.ChurchRoutes;
import io.ticketledger.dialect.church.ChurchTicket;
import io.ticketledger.dialect.church.ChurchTicketList;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.api.TicketQueries;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.tickets.TicketDocument;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.tickets.TicketSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets read by church apps. */
@RestController
class ChurchQueries {
    private final TicketQueries queries;
    private final Limits limits;

    ChurchQueries(TicketQueries queries, Limits limits) {
        this.queries = queries;
        this.limits = limits;
    }

    @GetMapping("/api/tickets")
    ResponseEntity<ChurchTicketList> tickets(Caller caller, HttpServletRequest request) {
        Map<String, List<String>> parameters = QueryParameters.of(request);
        ChurchPaging paging = new ChurchPaging(
                request.getRequestURL().toString(), parameters, limits.page(ChurchPaging.LARGEST_SIZE));
        TicketQueries.View view = queries.view(caller, queries.consistency(parameters));
        ChurchPaging.Page page = paging.page(view.count(TicketFilter.ALL));
        List<TicketDocument> found = view.slice(
                TicketFilter.ALL,
                TicketSort.CREATED_AT_DESCENDING,
                Math.toIntExact(page.offset()),
                page.size(),
                ticket -> ticket);
        Map<String, List<ChangeLogEntry>> logs = queries.changeLogs(caller, found, ChurchTicket.LONGEST_CHANGE_LOG);
        List<ChurchTicket> shown = found.stream()
                .map(ticket -> ChurchTicket.of(ticket.ticket(), logs.getOrDefault(ticket.streamId(), List.of())))
                .toList();
        return Answers.ok(view.freshness()).body(paging.answer(page, shown));
    }

    @GetMapping("/api/tickets/{id}")
    ResponseEntity<ChurchTicket> ticket(Caller caller, @PathVariable String id, HttpServletRequest request) {
        TicketKey key = new TicketKey.Id(ChurchRoutes.ticketId(id));
        TicketReader.Found found = queries.ticket(caller, key, queries.consistency(QueryParameters.of(request)));
        List<ChangeLogEntry> log = queries.changeLog(caller, found.document(), ChurchTicket.LONGEST_CHANGE_LOG);
        return Answers.ok(found).body(ChurchTicket.of(found.document().ticket(), log));
    }
}
