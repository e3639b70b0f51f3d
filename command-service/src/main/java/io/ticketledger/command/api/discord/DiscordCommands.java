package io.ticketledger.command.api.discord;

import static io.ticketledger.dialect.discord.Attempt.CLAIM_TICKET;
import static io.ticketledger.dialect.discord.Attempt.CLOSE_TICKET;
import static io.ticketledger.dialect.discord.Attempt.CREATE_CHANNEL;
import static io.ticketledger.dialect.discord.Attempt.CREATE_TICKET;

import io.ticketledger.command.api.Requests;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.NewChannel;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.discord.ClaimTicketRequest;
import io.ticketledger.dialect.discord.CloseTicketRequest;
import io.ticketledger.dialect.discord.CreateChannelRequest;
import io.ticketledger.dialect.discord.CreateTicketRequest;
import io.ticketledger.dialect.discord.DiscordVocabulary;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.JsonBody;
import io.ticketledger.platform.web.JsonBodyReader;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bot does with tickets and channels. */
@RestController
class DiscordCommands {
    private final TicketCommands commands;
    private final JsonBodyReader bodies;

    DiscordCommands(TicketCommands commands, JsonBodyReader bodies) {
        this.commands = commands;
        this.bodies = bodies;
    }

    @PostMapping("/tickets/create")
    ResponseEntity<?> create(HttpServletRequest request, Caller caller, RequestContext context) {
        return CREATE_TICKET.at(() -> {
            JsonBody body = bodies.read(request);
            NewTicket ticket = newTicket(CreateTicketRequest.parse(body.json()));
            return done("created", commands.create(ticket, call(request, body, caller, context)));
        });
    }

    @PostMapping("/tickets/close")
    ResponseEntity<?> close(HttpServletRequest request, Caller caller, RequestContext context) {
        return CLOSE_TICKET.at(() -> {
            JsonBody body = bodies.read(request);
            CloseTicketRequest close = CloseTicketRequest.parse(body.json());
            TicketOutcome outcome = commands.change(
                    new TicketRef.ByShortId(close.shortId()),
                    (stream, command) -> new CloseTicket(stream, command, null),
                    call(request, body, caller, context));
            return done("closed", outcome);
        });
    }

    @PostMapping("/tickets/claim")
    ResponseEntity<?> claim(HttpServletRequest request, Caller caller, RequestContext context) {
        return CLAIM_TICKET.at(() -> {
            JsonBody body = bodies.read(request);
            ClaimTicketRequest claim = ClaimTicketRequest.parse(body.json());
            TicketOutcome outcome = commands.change(
                    new TicketRef.ByShortId(claim.shortId()),
                    (stream, command) -> new ClaimTicket(stream, command, claim.discordId(), false),
                    call(request, body, caller, context));
            return done("claimed", outcome);
        });
    }

    @PostMapping("/tickets/create/channel")
    ResponseEntity<?> createChannel(HttpServletRequest request, Caller caller, RequestContext context) {
        return CREATE_CHANNEL.at(() -> {
            JsonBody body = bodies.read(request);
            CreateChannelRequest create = CreateChannelRequest.parse(body.json());
            ChannelOutcome outcome = commands.configure(
                    new NewChannel(create.id(), create.guildId(), create.ticketType(), create.channelId()),
                    call(request, body, caller, context));
            return done("created", outcome.channel().version());
        });
    }

    private static Call call(HttpServletRequest request, JsonBody body, Caller caller, RequestContext context) {
        return Requests.call(request, body.bytes(), caller, context, Dialect.DISCORD, 200);
    }

    private static NewTicket newTicket(CreateTicketRequest request) {
        return new NewTicket(
                request.ticketId(),
                null,
                request.ticketShortId(),
                DiscordVocabulary.status(request.closed()),
                null,
                null,
                Assignment.NONE,
                request.details(),
                request.claimedBy(),
                null,
                null);
    }

    private static ResponseEntity<?> done(String what, TicketOutcome outcome) {
        return done(what, outcome.ticket().version());
    }

    private static ResponseEntity<?> done(String what, long version) {
        return ResponseEntity.ok().eTag(String.valueOf(version)).body(Map.of(what, true));
    }
}
