package io.ticketledger.command.api.helpdesk;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.UnlinkCustomer;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.helpdesk.HelpdeskAnswer.Result;
import io.ticketledger.dialect.helpdesk.HelpdeskIds;
import io.ticketledger.dialect.helpdesk.HelpdeskNewTicket;
import io.ticketledger.dialect.helpdesk.HelpdeskRoutes;
import io.ticketledger.dialect.helpdesk.HelpdeskUpdate;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.FormReader;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of one ticket. */
@RestController
class HelpdeskCommands {
    private static final byte[] NO_BODY = {};

    private final TicketCommands commands;
    private final FormReader forms;

    HelpdeskCommands(TicketCommands commands, FormReader forms) {
        this.commands = commands;
        this.forms = forms;
    }

    @PostMapping(HelpdeskRoutes.ROOT)
    ResponseEntity<Result> create(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        HelpdeskNewTicket asked = HelpdeskNewTicket.parse(body.json());
        NewTicket ticket = new NewTicket(
                null, null, null, Status.NEW, null, null, asked.assignment(), asked.details(), null, null, null);
        TicketOutcome outcome = commands.create(ticket, call(request, body.bytes(), caller, context));
        return done(outcome, Result.created(outcome.ticket().number()));
    }

    @PutMapping(HelpdeskRoutes.ITEM)
    ResponseEntity<Result> update(
            @PathVariable String ticketID, HttpServletRequest request, Caller caller, RequestContext context) {
        long id = HelpdeskIds.ofPath(ticketID);
        JsonBody body = forms.read(request);
        ItemUpdate update = new ItemUpdate(HelpdeskUpdate.parse(body.json()));
        TicketOutcome outcome = commands.change(
                new TicketRef.ByNumber(id), TicketChange.of(update), call(request, body.bytes(), caller, context));
        return done(outcome, Result.of("Ticket updated."));
    }

    @DeleteMapping(HelpdeskRoutes.ITEM)
    ResponseEntity<Result> delete(
            @PathVariable String ticketID, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketOutcome outcome = commands.change(
                new TicketRef.ByNumber(HelpdeskIds.ofPath(ticketID)),
                DeleteTicket::new,
                call(request, NO_BODY, caller, context));
        return done(outcome, Result.of("Ticket deleted."));
    }

    @PostMapping(HelpdeskRoutes.UNLINK)
    ResponseEntity<Result> unlink(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = forms.read(request);
        TicketOutcome outcome = commands.change(
                new TicketRef.ByNumber(HelpdeskIds.one(body.json())),
                UnlinkCustomer::new,
                call(request, body.bytes(), caller, context));
        return done(outcome, Result.of("Customer unlinked from ticket."));
    }

    private static Call call(HttpServletRequest request, byte[] body, Caller caller, RequestContext context) {
        return Requests.call(request, body, caller, context, Dialect.HELPDESK, 200);
    }

    private static ResponseEntity<Result> done(TicketOutcome outcome, Result result) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(outcome.ticket().version()))
                .body(result);
    }
}
