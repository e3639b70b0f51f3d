package io.ticketledger.query.api.helpdesk;

import io.ticketledger.dialect.helpdesk.HelpdeskAnswer.Item;
import io.ticketledger.dialect.helpdesk.HelpdeskAnswer.ItemList;
import io.ticketledger.dialect.helpdesk.HelpdeskIds;
import io.ticketledger.dialect.helpdesk.HelpdeskRoutes;
import io.ticketledger.dialect.helpdesk.HelpdeskSearch;
import io.ticketledger.dialect.helpdesk.HelpdeskTicket;
import io.ticketledger.dialect.helpdesk.HelpdeskTimeline;
import io.ticketledger.dialect.helpdesk.HelpdeskTimeline.Note;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.api.TicketQueries;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.replies.ReplyView;
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

/** The index of tickets, newest first, and the single ticket with its timeline. */
@RestController
class HelpdeskQueries {
    private final TicketQueries tickets;
    private final Limits limits;

    HelpdeskQueries(TicketQueries tickets, Limits limits) {
        this.tickets = tickets;
        this.limits = limits;
    }

    @GetMapping(HelpdeskRoutes.ROOT)
    ResponseEntity<ItemList> index(HttpServletRequest request, Caller caller) {
        Map<String, List<String>> parameters = QueryParameters.of(request);
        HelpdeskSearch search = HelpdeskSearch.parse(
                parameters,
                text -> TicketFilter.countWords(text) <= TicketFilter.MOST_WORDS,
                limits.page(HelpdeskSearch.MOST));
        TicketFilter filter = filter(search, caller);
        TicketQueries.View view = tickets.view(caller, tickets.consistency(parameters));
        List<HelpdeskTicket> items = view.slice(
                filter,
                TicketSort.NUMBER_DESCENDING,
                search.start(),
                search.limit(),
                document -> HelpdeskTicket.of(document.ticket()));
        return Answers.ok(view.freshness())
                .body(new ItemList(search.start(), view.count(filter), search.limit(), items));
    }

    @GetMapping(HelpdeskRoutes.ITEM)
    ResponseEntity<Item> item(@PathVariable String ticketID, HttpServletRequest request, Caller caller) {
        TicketKey key = new TicketKey.Number(HelpdeskIds.ofPath(ticketID));
        Map<String, List<String>> parameters = QueryParameters.of(request);
        boolean history = HelpdeskSearch.withHistory(parameters);
        Consistency consistency = tickets.consistency(parameters);
        TicketReader.Found found = tickets.ticket(caller, key, consistency);
        return Answers.ok(found).body(new Item(item(caller, found.document(), history)));
    }

    private HelpdeskTicket item(Caller caller, TicketDocument document, boolean history) {
        List<ReplyView> replies = tickets.replies(caller, document, HelpdeskTimeline.MOST);
        List<ChangeLogEntry> entries = history ? tickets.changeLog(caller, document, HelpdeskTimeline.MOST) : List.of();
        return shown(document.ticket(), replies, entries);
    }

    /** A ticket with its timeline. */
    static HelpdeskTicket shown(Ticket ticket, List<ReplyView> replies, List<ChangeLogEntry> entries) {
        List<Note> notes = replies.stream()
                .map(reply -> HelpdeskTimeline.note(reply.id(), reply.author(), reply.message(), reply.at()))
                .toList();
        return HelpdeskTicket.of(ticket, HelpdeskTimeline.of(ticket.number(), notes, entries));
    }

    private static TicketFilter filter(HelpdeskSearch search, Caller caller) {
        TicketFilter filter = TicketFilter.ALL.words(search.text());
        filter = switch (search.people()) {
            case ANYBODY -> filter;
            case NOBODY -> filter.unassigned();
            case CALLER -> filter.ownedOrClaimedBy(caller.subject());
        };
        return search.statuses().size() == Status.values().length ? filter : filter.statuses(search.statuses());
    }
}
