package io.ticketledger.command.api.ledger;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /commands/<command>}: one command, one answer, folded from the ticket's events. */
@RestController
class CommandEndpoint {
    private final TicketCommands commands;
    private final JsonBodyReader bodies;

    CommandEndpoint(TicketCommands commands, JsonBodyReader bodies) {
        this.commands = commands;
        this.bodies = bodies;
    }

    @PostMapping("/commands/{command}")
    ResponseEntity<?> command(
            @PathVariable String command, HttpServletRequest request, Caller caller, RequestContext context) {
        JsonBody body = bodies.read(request);
        LedgerCommand parsed = LedgerCommandParser.parse(command, body.json(), caller);
        Call call = Requests.call(
                request,
                body.bytes(),
                caller,
                context,
                Dialect.LEDGER,
                parsed instanceof LedgerCommand.Create ? 201 : 200,
                parsed.occurredAt());
        return switch (parsed) {
            case LedgerCommand.Create create -> created(commands.create(create.ticket(), call));
            case LedgerCommand.Change change -> done(commands.change(change.ticket(), change.change(), call));
            case LedgerCommand.Configure configure -> done(commands.configure(configure.channel(), call));
        };
    }

    private static ResponseEntity<?> created(TicketOutcome outcome) {
        return ResponseEntity.created(
                        URI.create("/queries/tickets/" + outcome.ticket().id()))
                .eTag(String.valueOf(outcome.ticket().version()))
                .body(CommandAnswer.of(outcome));
    }

    private static ResponseEntity<?> done(TicketOutcome outcome) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(outcome.ticket().version()))
                .body(CommandAnswer.of(outcome));
    }

    private static ResponseEntity<?> done(ChannelOutcome outcome) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(outcome.channel().version()))
                .body(ChannelAnswer.of(outcome));
    }
}
