package io.ticketledger.command.api.isp;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.isp.IspAnswer;
import io.ticketledger.dialect.isp.IspCreation;
import io.ticketledger.dialect.isp.IspMessage;
import io.ticketledger.dialect.isp.IspScope;
import io.ticketledger.dialect.isp.IspStatusChange;
import io.ticketledger.dialect.isp.IspUpdate;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Status;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.JsonValue;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The writes of {@code /api/v1/tickets}. */
@RestController
@RequestMapping("/api/v1/tickets")
class IspCommands {
    private final TicketCommands commands;
    private final JsonBodyReader bodies;

    IspCommands(TicketCommands commands, JsonBodyReader bodies) {
        this.commands = commands;
        this.bodies = bodies;
    }

    @PostMapping
    ResponseEntity<IspAnswer> create(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonValue body = bodies.readValue(request);
        IspCreation creation = IspCreation.parse(body.json(), QueryParameters.of(request));
        NewTicket ticket = new NewTicket(
                null,
                null,
                null,
                Status.NEW,
                null,
                creation.priority(),
                Assignment.NONE,
                creation.details(),
                null,
                null,
                null);
        TicketOutcome outcome = commands.create(ticket, call(request, body, caller, context, 201));
        return answer(201, outcome, IspAnswer.created(outcome.ticket().number()));
    }

    @PutMapping("/{id}")
    ResponseEntity<IspAnswer> update(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        TicketUpdate update = IspChanges.of(IspUpdate.of(body.json(), QueryParameters.of(request)));
        TicketOutcome outcome =
                commands.change(ticket, TicketChange.of(update), call(request, body, caller, context, 200));
        return answer(200, outcome, IspAnswer.updated());
    }

    @PutMapping("/{id}/status")
    ResponseEntity<IspAnswer> status(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        TicketUpdate update = IspChanges.of(IspStatusChange.parse(body.json(), QueryParameters.of(request)));
        TicketOutcome outcome =
                commands.change(ticket, TicketChange.of(update), call(request, body, caller, context, 200));
        return answer(200, outcome, IspAnswer.statusSet());
    }

    @PostMapping("/{id}/reply")
    ResponseEntity<IspAnswer> reply(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        IspMessage reply = IspMessage.parse(body.json(), QueryParameters.of(request));
        TicketChange change = (stream, at) -> new Reply(stream, at, reply.message(), null);
        TicketOutcome outcome = commands.change(ticket, change, call(request, body, caller, context, 201));
        return answer(201, outcome, IspAnswer.replied());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<IspAnswer> delete(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        IspScope.parse(body.json(), QueryParameters.of(request));
        TicketOutcome outcome = commands.change(ticket, DeleteTicket::new, call(request, body, caller, context, 200));
        return answer(200, outcome, IspAnswer.deleted());
    }

    private static TicketRef ticket(String id) {
        Long number = Identifiers.number(id);
        if (number == null) {
            throw new ApiException(new ApiError.NotFound("ticket"));
        }
        return new TicketRef.ByNumber(number);
    }

    private static Call call(
            HttpServletRequest request, JsonValue body, Caller caller, RequestContext context, int status) {
        return Requests.call(request, body.bytes(), caller, context, Dialect.ISP, status);
    }

    private static ResponseEntity<IspAnswer> answer(int status, TicketOutcome outcome, IspAnswer answer) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(outcome.ticket().version()))
                .body(answer);
    }
}
