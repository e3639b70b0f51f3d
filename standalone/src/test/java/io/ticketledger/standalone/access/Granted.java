package io.ticketledger.standalone.access;

import io.ticketledger.standalone.contract.RawAnswer;
import io.ticketledger.standalone.contract.Sample;
import tools.jackson.databind.JsonNode;

/** What whoever may do it gets for what is theirs: 2xx, but where an example does not fit a ticket just made. */
final class Granted {
    private Granted() {}

    static boolean is(Sample sample, RawAnswer answer) {
        int refusal = refusal(sample);
        return refusal == 0 ? answer.status() >= 200 && answer.status() < 300 : answer.status() == refusal;
    }

    private static int refusal(Sample sample) {
        JsonNode body = sample.body();
        String endpoint = sample.endpoint().toString();
        if (endpoint.contains(" /admin/projections")) {
            return 403; // an administrator of one workspace has no say in the read models of all
        }
        return switch (endpoint) {
            // It is nobody's.
            case "discord GET /tickets/get/claimer/{shortId}" -> 404;
            // The time given lies before the ticket's.
            case "ledger POST /commands/close-ticket" -> body != null && body.has("occurredAt") ? 422 : 0;
            default -> 0;
        };
    }
}
