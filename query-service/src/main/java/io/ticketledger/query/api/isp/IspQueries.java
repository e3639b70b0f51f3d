package io.ticketledger.query.api.isp;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.isp.IspAnswer;
import io.ticketledger.dialect.isp.IspListRequest;
import io.ticketledger.dialect.isp.IspReply;
import io.ticketledger.dialect.isp.IspScope;
import io.ticketledger.dialect.isp.IspTicket;
import io.ticketledger.dialect.isp.IspVocabulary;
import io.ticketledger.events.CounterChange;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.api.TicketQueries;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.replies.ReplyView;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.tickets.TicketSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The reads of {@code /api/v1/tickets}. Like the original's framework they also take the scope from a JSON body. */
@RestController
@RequestMapping("/api/v1/tickets")
class IspQueries {
    private static final int MOST_REPLIES = 1_000;

    private final TicketQueries tickets;
    private final JsonBodyReader bodies;
    private final int most;

    IspQueries(TicketQueries tickets, JsonBodyReader bodies, Limits limits) {
        this.tickets = tickets;
        this.bodies = bodies;
        this.most = limits.page(IspListRequest.HIGHEST_LIMIT);
    }

    @GetMapping
    ResponseEntity<IspAnswer> list(HttpServletRequest request, Caller caller) {
        Map<String, List<String>> query = QueryParameters.of(request);
        IspListRequest wanted = IspListRequest.parse(body(request), query, most);
        TicketQueries.View view = tickets.view(caller, tickets.consistency(query));
        List<IspTicket.Summary> found = view.slice(
                filter(wanted),
                TicketSort.NUMBER_DESCENDING,
                wanted.offset(),
                wanted.limit(),
                document -> IspTicket.Summary.of(document.ticket()));
        return Answers.ok(view.freshness()).body(IspAnswer.read(found));
    }

    @GetMapping("/{id}")
    ResponseEntity<IspAnswer> read(@PathVariable String id, HttpServletRequest request, Caller caller) {
        Long number = Identifiers.number(id);
        if (number == null) {
            throw new ApiException(new ApiError.NotFound("ticket"));
        }
        Map<String, List<String>> query = QueryParameters.of(request);
        IspScope.parse(body(request), query);
        Consistency consistency = tickets.consistency(query);
        TicketReader.Found found = tickets.ticket(caller, new TicketKey.Number(number), consistency);
        List<IspReply> replies = tickets.replies(caller, found.document(), MOST_REPLIES).stream()
                .map(IspQueries::reply)
                .toList();
        return Answers.ok(found)
                .body(IspAnswer.read(IspTicket.of(found.document().ticket(), replies)));
    }

    static IspReply reply(ReplyView reply) {
        return IspReply.of(reply.id(), reply.message(), reply.author(), reply.at());
    }

    private JsonNode body(HttpServletRequest request) {
        return bodies.readValue(request).json();
    }

    private static TicketFilter filter(IspListRequest wanted) {
        TicketFilter filter = TicketFilter.ALL.ispId(wanted.ispId()).branchId(wanted.branchId());
        Integer status = wanted.status();
        if (status != null) {
            filter = filter.statuses(IspVocabulary.statuses(status));
        }
        Integer priority = wanted.priority();
        return priority == null ? filter : filter.priorities(levels(priority));
    }

    private static List<String> levels(int priority) {
        List<String> levels = new ArrayList<>();
        IspVocabulary.levels(priority).forEach(level -> levels.add(level.name()));
        if (IspVocabulary.includesNoLevel(priority)) {
            levels.add(CounterChange.NO_LEVEL);
        }
        return levels;
    }
}
