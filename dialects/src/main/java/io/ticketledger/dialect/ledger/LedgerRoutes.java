package io.ticketledger.dialect.ledger;

import static io.ticketledger.dialect.Permission.ADMIN;
import static io.ticketledger.dialect.Permission.AUDIT_READ;
import static io.ticketledger.dialect.Permission.REPORT_READ;
import static io.ticketledger.dialect.Permission.SET_STATUS;
import static io.ticketledger.dialect.Permission.TICKET_BATCH;
import static io.ticketledger.dialect.Permission.TICKET_CREATE;
import static io.ticketledger.dialect.Permission.TICKET_DELETE;
import static io.ticketledger.dialect.Permission.TICKET_READ;
import static io.ticketledger.dialect.Permission.TICKET_UPDATE;

import io.ticketledger.dialect.Route;
import io.ticketledger.dialect.RouteTable;
import java.util.List;

/** The endpoints of the native API. */
public final class LedgerRoutes {
    private static final List<String> CSV = List.of("text/csv");
    private static final List<String> LINES = List.of("application/x-ndjson", "text/csv");

    public static final RouteTable TABLE = new RouteTable(
            "ledger",
            List.of("/commands", "/queries", "/audit", "/reports", "/admin"),
            List.of(
                    new Route("POST", "/commands/create-ticket", TICKET_CREATE),
                    new Route("POST", "/commands/claim-ticket", TICKET_UPDATE),
                    new Route("POST", "/commands/release-ticket", TICKET_UPDATE),
                    new Route("POST", "/commands/assign-ticket", TICKET_UPDATE),
                    new Route("POST", "/commands/set-status", SET_STATUS),
                    new Route("POST", "/commands/close-ticket", SET_STATUS),
                    new Route("POST", "/commands/set-priority", TICKET_UPDATE),
                    new Route("POST", "/commands/reply", TICKET_UPDATE),
                    new Route("POST", "/commands/revise-ticket", TICKET_UPDATE),
                    new Route("POST", "/commands/unlink-customer", TICKET_UPDATE),
                    new Route("POST", "/commands/delete-ticket", TICKET_DELETE),
                    new Route("POST", "/commands/configure-channel", TICKET_UPDATE),
                    new Route("POST", "/commands/batch", TICKET_BATCH),
                    new Route("GET", "/commands/jobs/{id}", TICKET_READ),
                    new Route("GET", "/queries/tickets", TICKET_READ),
                    new Route("GET", "/queries/tickets/{id}", TICKET_READ),
                    new Route("GET", "/queries/tickets/{id}/replies", TICKET_READ),
                    new Route("GET", "/queries/tickets/{id}/change-log", TICKET_READ),
                    new Route("GET", "/queries/stats", TICKET_READ),
                    new Route("GET", "/audit/events", AUDIT_READ, AuditFormat.OF_A_FEED),
                    new Route("GET", "/audit/tickets/{id}", AUDIT_READ),
                    new Route("GET", "/audit/tickets/{id}/events", AUDIT_READ, AuditFormat.OF_A_TICKET),
                    new Route("GET", "/audit/tickets/{id}/diff", AUDIT_READ),
                    new Route("POST", "/audit/verify", AUDIT_READ, AuditFormat.OF_A_VERIFICATION),
                    new Route("GET", "/reports/volume", REPORT_READ, CSV),
                    new Route("GET", "/reports/backlog", REPORT_READ, CSV),
                    new Route("GET", "/reports/ageing", REPORT_READ, CSV),
                    new Route("GET", "/reports/response-times", REPORT_READ, CSV),
                    new Route("GET", "/reports/exports/tickets", REPORT_READ, LINES),
                    new Route("POST", "/admin/api-keys", ADMIN),
                    new Route("GET", "/admin/api-keys", ADMIN),
                    new Route("GET", "/admin/api-keys/{id}", ADMIN),
                    new Route("DELETE", "/admin/api-keys/{id}", ADMIN),
                    new Route("GET", "/admin/api-keys/{id}/uses", ADMIN),
                    new Route("GET", "/admin/audit", ADMIN),
                    new Route("GET", "/admin/projections", ADMIN),
                    new Route("GET", "/admin/projections/{name}", ADMIN),
                    new Route("POST", "/admin/projections/{name}/rebuild", ADMIN),
                    new Route("DELETE", "/admin/projections/{name}/rebuild", ADMIN)));

    private LedgerRoutes() {}
}
