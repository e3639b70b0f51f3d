package io.ticketledger.query.api;

import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.tickets.TicketReader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What the answers to all queries have in common. */
public final class Answers {
    private Answers() {}

    /** 200, with a warning when the answer may be behind. */
    public static ResponseEntity.BodyBuilder ok(Freshness freshness) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        Long lag = freshness.lagMillis();
        return lag == null
                ? answer
                : answer.header(HttpHeaders.WARNING, "110 - \"Response is Stale\"")
                        .header("X-Ledger-Lag", String.valueOf(lag));
    }

    /** The same for one ticket, with its version as {@code ETag}. */
    public static ResponseEntity.BodyBuilder ok(TicketReader.Found found) {
        return ok(found.freshness()).eTag("\"" + found.document().version() + "\"");
    }
}
