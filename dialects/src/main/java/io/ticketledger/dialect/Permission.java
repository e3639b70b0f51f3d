package io.ticketledger.dialect;

/** What a credential may do; the same in every dialect. */
public enum Permission {
    /** Read tickets, replies, change logs and counts. */
    TICKET_READ,
    /** Create tickets. */
    TICKET_CREATE,
    /** Update, claim, release, assign, reply, set a priority, unlink a customer, configure a channel. */
    TICKET_UPDATE,
    /** Delete tickets. */
    TICKET_DELETE,
    /** Set a status, close, solve. */
    SET_STATUS,
    /** Send batches; it alone suffices for whatever a batch contains. */
    TICKET_BATCH,
    /** Bring history along: times in the past, numbers of one's own. */
    TICKET_IMPORT,
    /** Read the audit. */
    AUDIT_READ,
    /** Read reports. */
    REPORT_READ,
    /** Administer keys and, in workspace {@code default}, the whole installation. */
    ADMIN
}
