package io.ticketledger.command.api.crm;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.crm.CrmCreation;
import io.ticketledger.dialect.crm.CrmRequest;
import io.ticketledger.dialect.crm.CrmRoutes;
import io.ticketledger.dialect.crm.CrmTicket;
import io.ticketledger.dialect.crm.CrmVocabulary;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.JsonValue;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Creates, updates and deletes tickets in the crm API; the answer to a write is the ticket. */
@RestController
class CrmCommands {
    private final TicketCommands commands;
    private final JsonBodyReader bodies;
    private final CrmVocabulary words;

    CrmCommands(TicketCommands commands, JsonBodyReader bodies, CrmVocabulary words) {
        this.commands = commands;
        this.bodies = bodies;
        this.words = words;
    }

    @PostMapping(CrmRoutes.TICKETS)
    ResponseEntity<CrmTicket> create(HttpServletRequest request, Caller caller, RequestContext context) {
        JsonValue body = bodies.readValue(request);
        CrmCreation creation = CrmRequest.parse(body.json()).creation(words);
        TicketOutcome outcome = commands.create(
                CrmParts.newTicket(creation), Requests.call(request, body.bytes(), caller, context, Dialect.CRM, 201));
        URI location = URI.create(CrmRoutes.TICKETS + "/" + outcome.ticket().number());
        return answer(ResponseEntity.created(location), outcome);
    }

    @RequestMapping(
            path = CrmRoutes.TICKET,
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    ResponseEntity<CrmTicket> update(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketRef ticket = ticket(id);
        JsonValue body = bodies.readValue(request);
        CrmRequest asked = CrmRequest.parse(body.json());
        TicketUpdate update = present -> CrmParts.of(asked.changes(present, words), caller);
        TicketOutcome outcome = commands.change(
                ticket,
                TicketChange.of(update),
                Requests.call(request, body.bytes(), caller, context, Dialect.CRM, 200));
        return answer(ResponseEntity.ok(), outcome);
    }

    @DeleteMapping(CrmRoutes.TICKET)
    ResponseEntity<Void> delete(
            @PathVariable String id, HttpServletRequest request, Caller caller, RequestContext context) {
        TicketOutcome outcome = commands.change(
                ticket(id), DeleteTicket::new, Requests.call(request, new byte[0], caller, context, Dialect.CRM, 204));
        return ResponseEntity.noContent().eTag(version(outcome)).build();
    }

    private ResponseEntity<CrmTicket> answer(ResponseEntity.BodyBuilder answer, TicketOutcome outcome) {
        return answer.eTag(version(outcome)).body(CrmTicket.of(outcome.ticket(), words));
    }

    private static String version(TicketOutcome outcome) {
        return String.valueOf(outcome.ticket().version());
    }

    private static TicketRef ticket(String id) {
        Long number = Identifiers.number(id);
        if (number == null) {
            throw new ApiException(new ApiError.NotFound("ticket"));
        }
        return new TicketRef.ByNumber(number);
    }
}
