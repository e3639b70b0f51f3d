package io.ticketledger.command.dispatch;

import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, by which API and under which conditions.
 *
 * @param occurredAt when it happened; needs TICKET_IMPORT
 * @param ifVersion the versions of which the ticket must have one; null when any will do
 */
public record Call(
        Caller caller,
        RequestContext request,
        Dialect dialect,
        @Nullable Instant occurredAt,
        @Nullable Set<Long> ifVersion,
        @Nullable IdempotencyKey idempotency) {}
