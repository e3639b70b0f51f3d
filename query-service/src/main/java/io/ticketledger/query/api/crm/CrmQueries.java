package io.ticketledger.query.api.crm;

import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.crm.CrmListQuery;
import io.ticketledger.dialect.crm.CrmRoutes;
import io.ticketledger.dialect.crm.CrmTicket;
import io.ticketledger.dialect.crm.CrmVocabulary;
import io.ticketledger.dialect.crm.CrmVocabulary.ShownStatus;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.api.TicketQueries;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.tickets.TicketSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets in the crm API: one, all, or those of a customer; lists ascend by number. */
@RestController
class CrmQueries {
    private final TicketQueries queries;
    private final CrmVocabulary words;
    private final int most;

    CrmQueries(TicketQueries queries, CrmVocabulary words, Limits limits) {
        this.queries = queries;
        this.words = words;
        this.most = limits.page(CrmListQuery.MOST_TICKETS);
    }

    @GetMapping(CrmRoutes.TICKETS)
    ResponseEntity<List<CrmTicket>> tickets(Caller caller, HttpServletRequest request) {
        return list(TicketFilter.ALL, caller, request);
    }

    @GetMapping(CrmRoutes.CUSTOMER_TICKETS)
    ResponseEntity<List<CrmTicket>> ticketsOfCustomer(
            Caller caller, @PathVariable String id, HttpServletRequest request) {
        String customer = CrmListQuery.customer(id);
        return list(
                customer == null ? TicketFilter.ALL.statuses(Set.of()) : TicketFilter.ALL.customerId(customer),
                caller,
                request);
    }

    @GetMapping(CrmRoutes.TICKET)
    ResponseEntity<CrmTicket> ticket(Caller caller, @PathVariable String id, HttpServletRequest request) {
        Consistency consistency = queries.consistency(QueryParameters.of(request));
        Long number = Identifiers.number(id);
        if (number == null) {
            throw TicketReader.notFound();
        }
        TicketReader.Found found = queries.ticket(caller, new TicketKey.Number(number), consistency);
        return Answers.ok(found).body(CrmTicket.of(found.document().ticket(), words));
    }

    private ResponseEntity<List<CrmTicket>> list(TicketFilter within, Caller caller, HttpServletRequest request) {
        Map<String, List<String>> parameters = QueryParameters.of(request);
        CrmListQuery query = CrmListQuery.parse(parameters, words);
        TicketQueries.View view = queries.view(caller, queries.consistency(parameters));
        List<CrmTicket> found = view.slice(
                filter(within, query),
                TicketSort.NUMBER,
                0,
                most + 1,
                document -> CrmTicket.of(document.ticket(), words));
        ResponseEntity.BodyBuilder answer = Answers.ok(view.freshness());
        if (found.size() <= most) {
            return answer.body(found);
        }
        List<CrmTicket> page = found.subList(0, most);
        String next = CrmListQuery.next(
                request.getRequestURL().toString(), parameters, page.getLast().id());
        return answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"").body(page);
    }

    private static TicketFilter filter(TicketFilter within, CrmListQuery query) {
        TicketFilter filter = within.numberAfter(query.idAfter())
                .created(query.createdSince(), null)
                .updated(query.updatedSince(), null)
                .type(query.type())
                .owner(query.owner());
        ShownStatus status = query.status();
        if (status != null) {
            filter = filter.statuses(status.statuses())
                    .statusLabel(status.label())
                    .statusLabelNotIn(status.otherLabels());
        }
        Set<PriorityLevel> levels = query.levels();
        return levels == null
                ? filter
                : filter.priorities(levels.stream().map(PriorityLevel::name).toList());
    }
}
