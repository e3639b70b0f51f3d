package io.ticketledger.dialect.church;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.dialect.Permission;
import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;
import java.util.UUID;

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

    /**
     * The id that stands in a path.
     *
     * @throws ApiException NotFound when it is no UUID
     */
    public static UUID ticketId(String text) {
        UUID id = Identifiers.uuid(text);
        if (id == null) {
            throw new ApiException(new ApiError.NotFound("path"));
        }
        return id;
    }
}
