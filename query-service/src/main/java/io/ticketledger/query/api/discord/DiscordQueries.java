package io.ticketledger.query.api.discord;

import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.discord.DiscordChannel;
import io.ticketledger.dialect.discord.DiscordClaim;
import io.ticketledger.dialect.discord.DiscordErrors;
import io.ticketledger.dialect.discord.DiscordTicket;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.QueryParameters;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.api.TicketQueries;
import io.ticketledger.query.api.TicketQueries.View;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.TicketKey;
import io.ticketledger.query.tickets.TicketDocument;
import io.ticketledger.query.tickets.TicketFilter;
import io.ticketledger.query.tickets.TicketReader.Found;
import io.ticketledger.query.tickets.TicketSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the bot asks about tickets and channels. */
@RestController
class DiscordQueries {
    private final TicketQueries tickets;

    DiscordQueries(TicketQueries tickets) {
        this.tickets = tickets;
    }

    @GetMapping("/tickets/is/claimer/{userId}/{shortId}")
    ResponseEntity<?> isClaimer(
            @PathVariable String userId, @PathVariable String shortId, Caller caller, HttpServletRequest request) {
        Found found = find(shortId, caller, request);
        return Answers.ok(found).body(Map.of("isClaimer", claimOf(found).isBy(userId)));
    }

    @GetMapping("/tickets/is/claimed/{shortId}")
    ResponseEntity<DiscordClaim> isClaimed(@PathVariable String shortId, Caller caller, HttpServletRequest request) {
        Found found = find(shortId, caller, request);
        return Answers.ok(found).body(claimOf(found));
    }

    @GetMapping("/tickets/get/claimer/{shortId}")
    ResponseEntity<DiscordClaim> claimer(@PathVariable String shortId, Caller caller, HttpServletRequest request) {
        Found found = find(shortId, caller, request);
        DiscordClaim claim = claimOf(found);
        if (!claim.claimed()) {
            throw new ApiException(DiscordErrors.NO_CLAIMER);
        }
        return Answers.ok(found).body(claim);
    }

    @GetMapping("/tickets/get/id/{shortId}")
    ResponseEntity<DiscordTicket> byShortId(@PathVariable String shortId, Caller caller, HttpServletRequest request) {
        Found found = find(shortId, caller, request);
        return Answers.ok(found).body(DiscordTicket.of(found.document().ticket()));
    }

    @GetMapping("/tickets/get/name/{ticketName}")
    ResponseEntity<DiscordTicket> byName(@PathVariable String ticketName, Caller caller, HttpServletRequest request) {
        View view = tickets.view(caller, consistency(request));
        List<TicketDocument> newest =
                view.slice(TicketFilter.ALL.name(ticketName), TicketSort.NUMBER_DESCENDING, 0, 1, document -> document);
        if (newest.isEmpty()) {
            throw new ApiException(DiscordErrors.NO_TICKET_OF_THAT_NAME);
        }
        Found found = new Found(newest.getFirst(), view.freshness());
        return Answers.ok(found).body(DiscordTicket.of(found.document().ticket()));
    }

    @GetMapping("/tickets/get/channel/{ticketType}/{guildId}")
    ResponseEntity<DiscordChannel> channel(
            @PathVariable String ticketType, @PathVariable String guildId, Caller caller, HttpServletRequest request) {
        View view = tickets.view(caller, consistency(request));
        TicketChannel channel = view.channel(guildId, ticketType);
        if (channel == null) {
            throw new ApiException(DiscordErrors.NO_CHANNEL);
        }
        return Answers.ok(view.freshness())
                .eTag(String.valueOf(channel.version()))
                .body(DiscordChannel.of(channel));
    }

    private Found find(String shortId, Caller caller, HttpServletRequest request) {
        return tickets.ticket(caller, new TicketKey.ShortId(shortId), consistency(request));
    }

    private Consistency consistency(HttpServletRequest request) {
        return tickets.consistency(QueryParameters.of(request));
    }

    private static DiscordClaim claimOf(Found found) {
        return DiscordClaim.of(found.document().ticket());
    }
}
