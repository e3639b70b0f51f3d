package io.ticketledger.dialect.crm;

import static io.ticketledger.dialect.Permission.TICKET_CREATE;
import static io.ticketledger.dialect.Permission.TICKET_DELETE;
import static io.ticketledger.dialect.Permission.TICKET_READ;
import static io.ticketledger.dialect.Permission.TICKET_UPDATE;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the crm API. An update that changes the status needs SET_STATUS too. */
public final class CrmRoutes {
    public static final String TICKETS = "/backend/api/v1/tickets";
    public static final String TICKET = TICKETS + "/{id}";
    public static final String CUSTOMER_TICKETS = "/backend/api/v1/customers/{id}/tickets";

    public static final RouteTable TABLE = new RouteTable(
            "crm",
            List.of(TICKETS, "/backend/api/v1/customers"),
            List.of(
                    new Route("GET", TICKETS, TICKET_READ),
                    new Route("POST", TICKETS, TICKET_CREATE),
                    new Route("GET", TICKET, TICKET_READ),
                    new Route("PATCH", TICKET, TICKET_UPDATE),
                    new Route("PUT", TICKET, TICKET_UPDATE),
                    new Route("DELETE", TICKET, TICKET_DELETE),
                    new Route("GET", CUSTOMER_TICKETS, TICKET_READ)));

    private CrmRoutes() {}
}
