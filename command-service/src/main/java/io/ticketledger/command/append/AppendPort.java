package io.ticketledger.command.append;

import io.ticketledger.events.RefusedException;

/** Writes what a command decided, all of it in one transaction or nothing. */
public interface AppendPort {

    /**
     * Appends the events to their stream, keeps the ticket directory in step with them, and remembers the request.
     *
     * @throws StreamConflictException when the stream has moved on: decide again on its fresh state
     * @throws RefusedException DUPLICATE_ID, DUPLICATE_NUMBER or DUPLICATE_SHORT_ID when a key is taken
     * @throws RepeatedRequestException when another request under the same idempotency key was first
     * @throws RequestUnderWayException when another request under the same key is still open, after the lock time-out
     */
    void append(Append append);
}
