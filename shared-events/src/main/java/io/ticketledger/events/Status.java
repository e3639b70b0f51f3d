package io.ticketledger.events;

/** The canonical status of a ticket; every dialect reads and writes it through its own vocabulary. */
public enum Status {
    NEW,
    OPEN,
    PENDING,
    ON_HOLD,
    SOLVED,
    CLOSED;

    /** Whether work on the ticket is still due: it is neither solved nor closed. */
    public boolean isUnfinished() {
        return this != SOLVED && this != CLOSED;
    }
}
