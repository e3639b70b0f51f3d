package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.paging.BadCursorException;
import io.ticketledger.query.paging.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What the answers to all queries have in common. */
final class Answers {
    private Answers() {}

    /** 200, with a warning when the answer may be behind. */
    static ResponseEntity.BodyBuilder ok(Freshness freshness) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        Long lag = freshness.lagMillis();
        return lag == null
                ? answer
                : answer.header(HttpHeaders.WARNING, "110 - \"Response is Stale\"")
                        .header("X-Ledger-Lag", String.valueOf(lag));
    }

    static <T> Page<T> page(Supplier<Page<T>> query) {
        try {
            return query.get();
        } catch (BadCursorException e) {
            throw new ApiException(new ApiError.InvalidFields(
                    Map.of(Params.CURSOR, List.of("is not a cursor of this list with these filters and this sort"))));
        }
    }
}
