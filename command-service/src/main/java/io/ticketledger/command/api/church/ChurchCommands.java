package io.ticketledger.command.api.church;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketHistory;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.church.ChurchCreate;
import io.ticketledger.dialect.church.ChurchRoutes;
import io.ticketledger.dialect.church.ChurchTicket;
import io.ticketledger.dialect.church.ChurchUpdate;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.JsonValue;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets created, replaced, changed and deleted by church apps. */
@RestController
class ChurchCommands {
    private static final byte[] NO_BODY = {};

    private final TicketCommands commands;
    private final TicketHistory history;
    private final JsonBodyReader bodies;
    private final Clock clock;

    ChurchCommands(TicketCommands commands, TicketHistory history, JsonBodyReader bodies, Clock clock) {
        this.commands = commands;
        this.history = history;
        this.bodies = bodies;
        this.clock = clock;
    }

    @PostMapping("/api/tickets")
    ResponseEntity<ChurchTicket> create(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonValue body = bodies.readValue(request);
        ChurchCreate ticket = ChurchCreate.parse(body.json(), caller.may(Permission.TICKET_IMPORT), clock.instant());
        Call call = Requests.call(request, body.bytes(), caller, context, Dialect.CHURCH, 201, ticket.createdAt());
        TicketOutcome outcome = commands.create(ChurchParts.newTicket(ticket, caller), call);
        return answer(
                ResponseEntity.created(
                        URI.create("/api/tickets/" + outcome.ticket().id())),
                outcome);
    }

    @PutMapping("/api/tickets/{id}")
    ResponseEntity<ChurchTicket> replace(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        return update(id, true, request, caller, context);
    }

    @PatchMapping("/api/tickets/{id}")
    ResponseEntity<ChurchTicket> change(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        return update(id, false, request, caller, context);
    }

    @DeleteMapping("/api/tickets/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        Call call = Requests.call(request, NO_BODY, caller, context, Dialect.CHURCH, 204);
        TicketOutcome outcome = commands.change(ticket(id), DeleteTicket::new, call);
        return ResponseEntity.noContent().eTag(version(outcome)).build();
    }

    private ResponseEntity<ChurchTicket> update(
            String id, boolean whole, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        ChurchUpdate update = ChurchUpdate.of(body.json(), whole);
        Call call = Requests.call(request, body.bytes(), caller, context, Dialect.CHURCH, 200);
        TicketOutcome outcome =
                commands.change(ticket, TicketChange.of(present -> ChurchParts.of(update.on(present), caller)), call);
        return answer(ResponseEntity.ok(), outcome);
    }

    private ResponseEntity<ChurchTicket> answer(ResponseEntity.BodyBuilder answer, TicketOutcome outcome) {
        return answer.eTag(version(outcome))
                .body(ChurchTicket.of(outcome.ticket(), history.newest(outcome, ChurchTicket.LONGEST_CHANGE_LOG)));
    }

    private static TicketRef ticket(String id) {
        return new TicketRef.ById(ChurchRoutes.ticketId(id));
    }

    private static String version(TicketOutcome outcome) {
        return String.valueOf(outcome.ticket().version());
    }
}
