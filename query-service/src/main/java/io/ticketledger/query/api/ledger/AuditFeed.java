package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.audit.AuditEvent;
import io.ticketledger.query.audit.AuditFilter;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.audit.AuditLog.Slice;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All events of a workspace, in the order of their positions. */
@RestController
class AuditFeed {
    /** At how many events a request for a page looks at most, and how many bytes of payload it has when it ends. */
    static final int MOST_LOOKED = 50_000;

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final AuditLog log;
    private final AuditAnswers answers;

    AuditFeed(AuditLog log, AuditAnswers answers) {
        this.log = log;
        this.answers = answers;
    }

    @GetMapping("/audit/events")
    @Nullable
    ResponseEntity<ListAnswer> events(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Params params = new Params(request, AuditFeedParams.NAMES);
        AuditFormat format = AuditAnswers.format(params, request);
        AuditFilter filter = AuditFeedParams.filter(params);
        int limit = params.limit(AuditEvents.MOST, AuditEvents.USUAL);
        AuditEvents.pagesOnly(params, format, Params.LIMIT);
        Long given = params.number(AuditFeedParams.AFTER, 0);
        params.check();
        long after = given == null ? 0 : given;
        long end = log.head();
        if (after > end) {
            params.wrong(AuditFeedParams.AFTER, "is beyond the newest position, " + end);
            params.check();
        }
        WorkspaceScope scope = WorkspaceScope.of(caller);
        if (format == AuditFormat.JSON) {
            return ResponseEntity.ok(page(scope, filter, after, end, limit, params));
        }
        answers.stream(format, walk(scope, filter, after, end), request, response);
        return null;
    }

    private ListAnswer page(WorkspaceScope scope, AuditFilter filter, long after, long end, int limit, Params params) {
        List<AuditEvent> events = new ArrayList<>();
        long last = after;
        long bytes = 0;
        int looked = 0;
        boolean more = true;
        while (more && events.size() < limit && looked < MOST_LOOKED && bytes < MOST_BYTES) {
            Slice slice = log.next(
                    scope, filter, last, end, filter.equals(AuditFilter.ALL) ? limit - events.size() : AuditLog.BATCH);
            List<AuditEvent> fitting =
                    slice.events().subList(0, Math.min(slice.events().size(), limit - events.size()));
            events.addAll(fitting);
            boolean cut = fitting.size() < slice.events().size();
            last = cut ? fitting.getLast().position() : slice.last();
            looked += slice.looked();
            bytes += fitting.stream().mapToLong(event -> event.payload().length).sum();
            more = cut || slice.looked() > 0;
        }
        boolean ended = !more || log.next(scope, filter, last, end, 1).looked() == 0;
        return new ListAnswer(
                events.stream().map(AuditItems::of).toList(),
                params.next(AuditFeedParams.AFTER, ended ? null : String.valueOf(last)));
    }

    private AuditAnswers.Walk walk(WorkspaceScope scope, AuditFilter filter, long after, long end) {
        long[] last = {after};
        return () -> {
            Slice slice = log.next(scope, filter, last[0], end, AuditLog.BATCH);
            last[0] = slice.last();
            return slice.looked() == 0 ? null : slice.events();
        };
    }
}
