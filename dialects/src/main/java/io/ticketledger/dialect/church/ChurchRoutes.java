package io.ticketledger.dialect.church;

import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the church API. A PUT or PATCH that changes the status needs SET_STATUS as well. */
public final class ChurchRoutes {
    public static final RouteTable TABLE = new RouteTable(
            "church",
            List.of("/api/tickets"),
            List.of(
                    new Route("GET", "/api/tickets", Permission.TICKET_READ),
                    new Route("POST", "/api/tickets", Permission.TICKET_CREATE),
                    new Route("GET", "/api/tickets/{id}", Permission.TICKET_READ),
                    new Route("PUT", "/api/tickets/{id}", Permission.TICKET_UPDATE),
                    new Route("PATCH", "/api/tickets/{id}", Permission.TICKET_UPDATE),
                    new Route("DELETE", "/api/tickets/{id}", Permission.TICKET_DELETE)));

    private ChurchRoutes() {}
}
