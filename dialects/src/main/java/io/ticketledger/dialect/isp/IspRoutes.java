package io.ticketledger.dialect.isp;

import static io.ticketledger.dialect.Permission.SET_STATUS;
import static io.ticketledger.dialect.Permission.TICKET_CREATE;
import static io.ticketledger.dialect.Permission.TICKET_DELETE;
import static io.ticketledger.dialect.Permission.TICKET_READ;
import static io.ticketledger.dialect.Permission.TICKET_UPDATE;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the isp dialect. */
public final class IspRoutes {
    public static final RouteTable TABLE = new RouteTable(
            "isp",
            List.of("/api/v1/tickets"),
            List.of(
                    new Route("GET", "/api/v1/tickets", TICKET_READ),
                    new Route("POST", "/api/v1/tickets", TICKET_CREATE),
                    new Route("GET", "/api/v1/tickets/{id}", TICKET_READ),
                    new Route("PUT", "/api/v1/tickets/{id}", TICKET_UPDATE),
                    new Route("DELETE", "/api/v1/tickets/{id}", TICKET_DELETE),
                    new Route("POST", "/api/v1/tickets/{id}/reply", TICKET_UPDATE),
                    new Route("PUT", "/api/v1/tickets/{id}/status", SET_STATUS)));

    private IspRoutes() {}
}
