package io.ticketledger.standalone.access;

import io.ticketledger.standalone.contract.ApiContract.Endpoint;
import io.ticketledger.standalone.contract.Sample;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The permissions that the contracts of the APIs ask for, written down once more by hand. */
final class Needed {
    private static final String READ = "TICKET_READ";
    private static final String CREATE = "TICKET_CREATE";
    private static final String UPDATE = "TICKET_UPDATE";
    private static final String DELETE = "TICKET_DELETE";
    private static final String STATUS = "SET_STATUS";
    private static final String BATCH = "TICKET_BATCH";

    private static final Map<String, String> BY_OPERATION = Map.ofEntries(
            Map.entry("POST /api/tickets", CREATE),
            Map.entry("PUT /api/tickets/{id}", UPDATE),
            Map.entry("PATCH /api/tickets/{id}", UPDATE),
            Map.entry("DELETE /api/tickets/{id}", DELETE),
            Map.entry("POST /api/v2/ticket", CREATE),
            Map.entry("PUT /api/v2/ticket/{ticketID}", UPDATE),
            Map.entry("DELETE /api/v2/ticket/{ticketID}", DELETE),
            Map.entry("DELETE /api/v2/ticket/multi", DELETE),
            Map.entry("POST /api/v2/ticket/setStatus", STATUS),
            Map.entry("POST /api/v2/ticket/setPriority", UPDATE),
            Map.entry("POST /api/v2/ticket/unlinkCustomerFromTicket", UPDATE),
            Map.entry("PUT /api/v2/ticket/solveUnfinishedTickets", STATUS),
            Map.entry("POST /api/v2/ticket/batch", BATCH),
            Map.entry("POST /backend/api/v1/tickets", CREATE),
            Map.entry("PATCH /backend/api/v1/tickets/{id}", UPDATE),
            Map.entry("PUT /backend/api/v1/tickets/{id}", UPDATE),
            Map.entry("DELETE /backend/api/v1/tickets/{id}", DELETE),
            Map.entry("POST /tickets/create", CREATE),
            Map.entry("POST /tickets/close", STATUS),
            Map.entry("POST /tickets/claim", UPDATE),
            Map.entry("POST /tickets/create/channel", UPDATE),
            Map.entry("POST /api/v1/tickets", CREATE),
            Map.entry("PUT /api/v1/tickets/{id}", UPDATE),
            Map.entry("DELETE /api/v1/tickets/{id}", DELETE),
            Map.entry("POST /api/v1/tickets/{id}/reply", UPDATE),
            Map.entry("PUT /api/v1/tickets/{id}/status", STATUS),
            Map.entry("POST /commands/create-ticket", CREATE),
            Map.entry("POST /commands/claim-ticket", UPDATE),
            Map.entry("POST /commands/release-ticket", UPDATE),
            Map.entry("POST /commands/assign-ticket", UPDATE),
            Map.entry("POST /commands/set-status", STATUS),
            Map.entry("POST /commands/close-ticket", STATUS),
            Map.entry("POST /commands/set-priority", UPDATE),
            Map.entry("POST /commands/reply", UPDATE),
            Map.entry("POST /commands/revise-ticket", UPDATE),
            Map.entry("POST /commands/unlink-customer", UPDATE),
            Map.entry("POST /commands/delete-ticket", DELETE),
            Map.entry("POST /commands/configure-channel", UPDATE),
            Map.entry("POST /commands/batch", BATCH));

    /** Whole families of the native API, whatever their methods. */
    private static final Map<String, String> BY_ROOT =
            Map.of("/admin/", "ADMIN", "/audit/", "AUDIT_READ", "/reports/", "REPORT_READ");

    private Needed() {}

    /** The one permission that the endpoint asks for; null when nobody has written it down. */
    static @Nullable String of(Endpoint endpoint) {
        String path = endpoint.operation().path();
        for (Map.Entry<String, String> root : BY_ROOT.entrySet()) {
            if (path.startsWith(root.getKey())) {
                return root.getValue();
            }
        }
        String written = BY_OPERATION.get(endpoint.operation().toString());
        return written == null && endpoint.reads() ? READ : written;
    }

    /** What a request needs beside it, by what is in it. */
    static Set<String> more(Sample sample) {
        Set<String> more = new TreeSet<>();
        JsonNode body = sample.body();
        if (body == null) {
            return more;
        }
        String api = sample.endpoint().api().name();
        String method = sample.endpoint().operation().method();
        boolean update = method.equals("PUT") || method.equals("PATCH");
        if (update && body.has("status") && (api.equals("church") || api.equals("crm"))) {
            more.add(STATUS);
        }
        if (api.equals("ledger") && (body.has("occurredAt") || body.has("number"))) {
            more.add("TICKET_IMPORT");
        }
        if (sample.endpoint().operation().path().equals("/admin/api-keys")) {
            body.path("permissions").forEach(granted -> more.add(granted.asString()));
        }
        return more;
    }
}
