package io.ticketledger.query.consistency;

import io.ticketledger.query.projection.Position;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a read asks the log itself: how far it has come, and what it knows of one ticket. */
public interface Ledger {

    /** The newest position when everything that is committed now has one, -1 when there is no event. */
    long head();

    /** When the oldest event was recorded that the position has not passed, null when it has passed all. */
    @Nullable
    Instant oldestBeyond(Position position);

    /** Where a ticket's events are, and how many; null when the workspace has no such ticket. */
    @Nullable
    CommittedTicket find(WorkspaceScope scope, TicketKey key);

    /** The identifier of the event at that position, null when there is none. */
    @Nullable
    String eventAt(long position);
}
