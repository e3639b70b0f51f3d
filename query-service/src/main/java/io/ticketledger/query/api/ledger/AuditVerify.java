package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ledger.AuditFormat;
import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.platform.web.RequestContext;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the read models with the log, one request of a workspace at a time. It ends when its client goes away, when its
 * credential is no longer accepted, and when the service does.
 */
@RestController
class AuditVerify {
    private static final int AGAIN_AFTER = 60;

    /** How many verifications a process does at once, one for each workspace. */
    private static final int MOST = 4;

    private final Verification verification;
    private final ReadYourWrites waiting;
    private final Consistency usual;
    private final AccessAudit audit;
    private final JsonMapper mapper;
    private final WorkspacePlaces places = new WorkspacePlaces(MOST, 1);
    private volatile boolean closed;

    AuditVerify(
            Verification verification,
            ReadYourWrites waiting,
            Consistency usualConsistency,
            AccessAudit audit,
            JsonMapper mapper) {
        this.verification = verification;
        this.waiting = waiting;
        this.usual = usualConsistency;
        this.audit = audit;
        this.mapper = mapper;
    }

    /** Before the web server waits for requests to end. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        closed = true;
    }

    @PostMapping("/audit/verify")
    void verify(
            Caller caller,
            Standing standing,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Params params = Params.ofUrl(request, Set.of(Formats.PARAMETER));
        AuditForm form = AuditForm.read(params, request, AuditFormat.OF_A_VERIFICATION);
        Consistency consistency = params.consistency(usual);
        params.check();
        WorkspaceScope scope = WorkspaceScope.of(caller);
        if (!places.take(scope.workspace())) {
            throw new ApiException(new ApiError.RateLimited(AGAIN_AFTER));
        }
        try {
            audit.record(Act.of(AccessAct.READ_MODELS_VERIFIED, caller, context), null, params.given());
            Freshness freshness = verification.projections().stream()
                    .map(projection -> waiting.untilApplied(projection, consistency))
                    .reduce(Freshness.FRESH, Freshness::and);
            Answers.ok(freshness)
                    .build()
                    .getHeaders()
                    .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.setContentType(form.format().mediaType());
            response.setHeader("X-Accel-Buffering", "no");
            VerificationAnswer answer = form.format() == AuditFormat.NDJSON
                    ? new VerificationAnswer.Lines(mapper, response, () -> goOn(standing), System::nanoTime)
                    : new VerificationAnswer.Whole(mapper, response, () -> goOn(standing), System::nanoTime);
            answer.end(verification.verify(scope, answer));
        } finally {
            places.leave(scope.workspace());
        }
    }

    private void goOn(Standing standing) {
        if (closed) {
            throw new ApiException(new ApiError.Unavailable("the service ends", AGAIN_AFTER));
        }
        if (!standing.stands()) {
            throw new ApiException(new ApiError.BadCredential(ApiError.BadCredential.Reason.INVALID));
        }
    }
}
