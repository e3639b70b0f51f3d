package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.platform.web.RequestContext;
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
import java.util.Map;
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
    private final AuditLive live;
    private final AccessAudit audit;

    AuditFeed(AuditLog log, AuditAnswers answers, AuditLive live, AccessAudit audit) {
        this.log = log;
        this.answers = answers;
        this.live = live;
        this.audit = audit;
    }

    @GetMapping("/audit/events")
    @Nullable
    ResponseEntity<Object> events(
            Caller caller,
            Standing standing,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Params params = Params.ofLog(request, AuditFeedParams.NAMES);
        AuditForm form = AuditForm.read(params, request, AuditFormat.OF_A_FEED);
        AuditFilter filter = AuditFeedParams.filter(params);
        int limit = params.limit(AuditEvents.MOST, AuditEvents.USUAL);
        boolean isLive = form.format() == AuditFormat.LIVE;
        Long given = AuditFeedParams.after(params, isLive ? request.getHeader(AuditLive.LAST_EVENT_ID) : null);
        params.check();
        WorkspaceScope scope = WorkspaceScope.of(caller);
        // The workspace's own: what others have written is nobody's business, and no number tells of it.
        long end = log.newest(scope);
        long after = given == null ? end : given;
        if (after > end) {
            params.wrong(AuditFeedParams.AFTER, "is beyond the newest position");
            params.check();
        }
        Map<String, Object> details = params.given();
        details.put(AuditFeedParams.AFTER, after);
        details.put(Formats.PARAMETER, form.format().word());
        Runnable record = () -> audit.record(Act.of(AccessAct.EVENTS_READ, caller, context), null, details);
        if (form.format().paged()) {
            List<AuditEvent> events = new ArrayList<>();
            Long place = page(scope, filter, after, end, limit, events);
            if (!events.isEmpty()) {
                record.run(); // who asks again and again for what is not there yet has read nothing
            }
            String next = place == null ? null : params.next(AuditFeedParams.AFTER, place.toString());
            return answers.page(form, scope, events, next, place == null ? Long.valueOf(end) : place);
        }
        record.run();
        if (isLive && request.getMethod().equals("GET")) {
            live.tell(scope, filter, after, standing, event -> answers.line(form, scope, event), response);
        } else {
            answers.stream(form, scope, walk(scope, filter, after, end), standing, request, response);
        }
        return null;
    }

    /** Fills a page, and returns where the next one begins; null when there is none. */
    private @Nullable Long page(
            WorkspaceScope scope, AuditFilter filter, long after, long end, int limit, List<AuditEvent> events) {
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
        return ended ? null : last;
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
