package io.ticketledger.dialect.helpdesk;

import static io.ticketledger.dialect.Permission.SET_STATUS;
import static io.ticketledger.dialect.Permission.TICKET_BATCH;
import static io.ticketledger.dialect.Permission.TICKET_CREATE;
import static io.ticketledger.dialect.Permission.TICKET_DELETE;
import static io.ticketledger.dialect.Permission.TICKET_READ;
import static io.ticketledger.dialect.Permission.TICKET_UPDATE;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the help desk's API. Fixed names win over a ticket's id. */
public final class HelpdeskRoutes {
    public static final String ROOT = "/api/v2/ticket";
    public static final String ITEM = ROOT + "/{ticketID}";
    public static final String MULTI = ROOT + "/multi";
    public static final String SET_STATUS_OF = ROOT + "/setStatus";
    public static final String SET_PRIORITY_OF = ROOT + "/setPriority";
    public static final String UNLINK = ROOT + "/unlinkCustomerFromTicket";
    public static final String BATCH = ROOT + "/batch";
    public static final String SOLVE = ROOT + "/solveUnfinishedTickets";

    public static final RouteTable TABLE = new RouteTable(
            "helpdesk",
            List.of(ROOT),
            List.of(
                    new Route("GET", ROOT, TICKET_READ),
                    new Route("POST", ROOT, TICKET_CREATE),
                    new Route("GET", ITEM, TICKET_READ),
                    new Route("PUT", ITEM, TICKET_UPDATE),
                    new Route("DELETE", ITEM, TICKET_DELETE),
                    new Route("DELETE", MULTI, TICKET_DELETE),
                    new Route("POST", SET_STATUS_OF, SET_STATUS),
                    new Route("POST", SET_PRIORITY_OF, TICKET_UPDATE),
                    new Route("POST", UNLINK, TICKET_UPDATE),
                    new Route("PUT", SOLVE, SET_STATUS),
                    new Route("POST", BATCH, TICKET_BATCH)));

    private HelpdeskRoutes() {}
}
