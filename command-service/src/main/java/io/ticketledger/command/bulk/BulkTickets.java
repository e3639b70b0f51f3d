package io.ticketledger.command.bulk;

import io.ticketledger.command.dispatch.Call;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies the same actions to many tickets, each its own command: a refusal of one leaves the others alone.
 *
 * <p>Of a call, {@code occurredAt} doesn't count. A repeat under the same idempotency key does nothing twice and answers
 * as the first time, or how far the job is by now; what was refused is tried again. Both methods that change something
 * throw {@link ApiException} IDEMPOTENCY_CONFLICT when the key was used for another request, and UNAVAILABLE when the
 * store is out of reach and nothing was done.
 */
public interface BulkTickets {
    /** So many tickets are done before a call returns; more become a job. */
    int MOST_AT_ONCE = 1_000;

    /**
     * Checks all numbers at once, then changes the tickets, up to 8 at a time. When the store gets out of reach on the
     * way, the tickets that were not changed by then are refused as UNAVAILABLE. A ticket that has none of the versions
     * that the call asks for is refused as VERSION_MISMATCH.
     *
     * @throws UnknownTicketsException when the workspace has no undeleted ticket for some number; nothing is changed
     *     then
     */
    BulkResult apply(BulkOrder order, Call call);

    /**
     * Every ticket of the workspace that is neither solved nor closed becomes solved. While such a job runs in the
     * workspace: its progress, and nothing is started. Up to 1,000 are done before it returns, unless that takes more
     * than a minute; of their refusals the first 100 are told. The versions that a call asks for don't count.
     */
    BulkResult solveUnfinished(Call call);

    /** How far a job of the caller's workspace is; null when there is none of this id. */
    @Nullable
    JobView job(Caller caller, UUID id);
}
