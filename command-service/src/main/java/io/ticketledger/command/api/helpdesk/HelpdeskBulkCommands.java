package io.ticketledger.command.api.helpdesk;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.bulk.BulkAction;
import io.ticketledger.command.bulk.BulkOrder;
import io.ticketledger.command.bulk.BulkResult;
import io.ticketledger.command.bulk.BulkTickets;
import io.ticketledger.command.bulk.Refusal;
import io.ticketledger.command.bulk.UnknownTicketsException;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.helpdesk.HelpdeskAction;
import io.ticketledger.dialect.helpdesk.HelpdeskAnswer.Result;
import io.ticketledger.dialect.helpdesk.HelpdeskBulk;
import io.ticketledger.dialect.helpdesk.HelpdeskErrors;
import io.ticketledger.dialect.helpdesk.HelpdeskMessages;
import io.ticketledger.dialect.helpdesk.HelpdeskMessages.Refused;
import io.ticketledger.dialect.helpdesk.HelpdeskRoutes;
import io.ticketledger.dialect.helpdesk.HelpdeskVocabulary;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.limits.Limits;
import io.ticketledger.platform.web.FormReader;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of several tickets: each its own command, at once or in the background. */
@RestController
class HelpdeskBulkCommands {
    private final BulkTickets tickets;
    private final FormReader forms;
    private final int most;

    HelpdeskBulkCommands(BulkTickets tickets, FormReader forms, Limits limits) {
        this.tickets = tickets;
        this.forms = forms;
        this.most = limits.bulk();
    }

    @PostMapping(HelpdeskRoutes.SET_STATUS_OF)
    ResponseEntity<Result> setStatus(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        Call call = call(request, body.bytes(), caller, context);
        return apply("setStatus", HelpdeskBulk.status(body.json(), most), "updated", call);
    }

    @PostMapping(HelpdeskRoutes.SET_PRIORITY_OF)
    ResponseEntity<Result> setPriority(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        Call call = call(request, body.bytes(), caller, context);
        return apply("setPriority", HelpdeskBulk.priority(body.json(), most), "updated", call);
    }

    @DeleteMapping(HelpdeskRoutes.MULTI)
    ResponseEntity<Result> delete(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        Call call = call(request, body.bytes(), caller, context);
        return apply("multi", HelpdeskBulk.deletion(FormReader.query(request), body.json(), most), "deleted", call);
    }

    @PostMapping(HelpdeskRoutes.BATCH)
    ResponseEntity<Result> batch(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        Call call = call(request, body.bytes(), caller, context);
        return apply("batch", HelpdeskBulk.batch(body.json(), most), "updated", call);
    }

    @PutMapping(HelpdeskRoutes.SOLVE)
    ResponseEntity<Result> solve(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        return answer("solved", tickets.solveUnfinished(call(request, body.bytes(), caller, context)));
    }

    private ResponseEntity<Result> apply(String name, HelpdeskBulk asked, String participle, Call call) {
        List<BulkAction> actions = asked.actions().stream()
                .map(action -> action(action, call.caller()))
                .toList();
        try {
            return answer(participle, tickets.apply(new BulkOrder(name, asked.ids(), actions), call));
        } catch (UnknownTicketsException e) {
            throw new ApiException(HelpdeskErrors.unknown(e.numbers()), e);
        }
    }

    private static BulkAction action(HelpdeskAction action, Caller caller) {
        return switch (action) {
            case HelpdeskAction.SetStatus(var to) -> new BulkAction.Status(to);
            case HelpdeskAction.SetPriority(var to) -> new BulkAction.Priority(to, HelpdeskVocabulary.word(to));
            case HelpdeskAction.AssignGroup(var group) -> new BulkAction.Group(group);
            case HelpdeskAction.AssignUser(var owner) -> new BulkAction.Owner(owner);
            case HelpdeskAction.SetTitle(var title) -> new BulkAction.Title(title);
            case HelpdeskAction.Claim(var by) -> new BulkAction.Claim(Objects.requireNonNullElse(by, caller.subject()));
            case HelpdeskAction.Reply(var message) -> new BulkAction.Reply(message);
            case HelpdeskAction.Delete() -> new BulkAction.Delete();
        };
    }

    /** The one ticket of a call is answered for as a single write is: with its version, or 412. */
    private static ResponseEntity<Result> answer(String participle, BulkResult result) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (result instanceof BulkResult.Done done) {
            requireVersion(done);
            if (done.version() != null) {
                answer.eTag(String.valueOf(done.version()));
            }
        }
        return answer.body(Result.of(message(participle, result)));
    }

    private static void requireVersion(BulkResult.Done done) {
        if (done.total() == 1 && done.refused() == 1) {
            Refusal refusal = done.refusals().getFirst();
            if (refusal.code().equals(RefusalCode.VERSION_MISMATCH.name())) {
                throw new RefusedException(RefusalCode.VERSION_MISMATCH, refusal.reason());
            }
        }
    }

    private static String message(String participle, BulkResult result) {
        return switch (result) {
            case BulkResult.Done done ->
                HelpdeskMessages.done(
                        participle,
                        done.total(),
                        done.changed(),
                        done.refused(),
                        done.refusals().stream()
                                .map(refusal -> new Refused(refusal.number(), refusal.reason()))
                                .toList());
            case BulkResult.Started job
            when job.alreadyRunning() -> HelpdeskMessages.running(job.total(), job.done(), job.refused(), job.path());
            case BulkResult.Started job -> HelpdeskMessages.started(job.total(), job.path());
            case BulkResult.Ended job
            when job.failed() ->
                HelpdeskMessages.failed(participle, job.total(), job.done(), job.changed(), job.refused(), job.path());
            case BulkResult.Ended job ->
                HelpdeskMessages.ended(participle, job.total(), job.changed(), job.refused(), job.path());
        };
    }

    private static Call call(HttpServletRequest request, byte[] body, Caller caller, RequestContext context) {
        return Requests.call(request, body, caller, context, Dialect.HELPDESK, 200);
    }
}
