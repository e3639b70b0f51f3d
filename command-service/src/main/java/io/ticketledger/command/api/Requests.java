package io.ticketledger.command.api;

import io.ticketledger.command.dispatch.Call;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests as calls of the inbound port. */
public final class Requests {
    private Requests() {}

    /**
     * A call that happens now, under the conditions that the request's headers state.
     *
     * @param body exactly what was sent, to tell the same request from another
     * @param status the HTTP status that success will be answered with
     * @throws ApiException INVALID_FIELDS when {@code If-Match} or {@code Idempotency-Key} cannot be read
     */
    public static Call call(
            HttpServletRequest request,
            byte[] body,
            Caller caller,
            RequestContext context,
            Dialect dialect,
            int status) {
        return call(request, body, caller, context, dialect, status, null);
    }

    /**
     * The same for something that happened before.
     *
     * @param occurredAt null for now; anything else needs TICKET_IMPORT
     */
    public static Call call(
            HttpServletRequest request,
            byte[] body,
            Caller caller,
            RequestContext context,
            Dialect dialect,
            int status,
            @Nullable Instant occurredAt) {
        return new Call(
                caller,
                context,
                dialect,
                occurredAt,
                RequestConditions.ifMatch(request),
                RequestConditions.idempotency(request, body, 0, status));
    }
}
