package io.ticketledger.dialect.discord;

import static io.ticketledger.dialect.Permission.SET_STATUS;
import static io.ticketledger.dialect.Permission.TICKET_CREATE;
import static io.ticketledger.dialect.Permission.TICKET_READ;
import static io.ticketledger.dialect.Permission.TICKET_UPDATE;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the Discord bot's API. */
public final class DiscordRoutes {
    public static final RouteTable TABLE = new RouteTable(
            "discord",
            List.of("/tickets"),
            List.of(
                    new Route("POST", "/tickets/create", TICKET_CREATE),
                    new Route("POST", "/tickets/close", SET_STATUS),
                    new Route("POST", "/tickets/claim", TICKET_UPDATE),
                    new Route("GET", "/tickets/is/claimer/{userId}/{shortId}", TICKET_READ),
                    new Route("GET", "/tickets/is/claimed/{shortId}", TICKET_READ),
                    new Route("GET", "/tickets/get/claimer/{shortId}", TICKET_READ),
                    new Route("GET", "/tickets/get/channel/{ticketType}/{guildId}", TICKET_READ),
                    new Route("GET", "/tickets/get/id/{shortId}", TICKET_READ),
                    new Route("GET", "/tickets/get/name/{ticketName}", TICKET_READ),
                    new Route("POST", "/tickets/create/channel", TICKET_UPDATE)));

    private DiscordRoutes() {}
}
