package io.ticketledger.platform.access;

/** What an {@link AccessAudit} tells of: the whole list of words. */
public enum AccessAct {
    API_KEY_CREATED,
    API_KEY_REVOKED,
    API_KEY_READ,
    API_KEYS_LISTED,
    API_KEY_USES_READ,
    ACCESS_AUDIT_READ,
    /** Stored events, a ticket's or the workspace's, were read. */
    EVENTS_READ,
    /** A ticket was read as it was, or two of its versions were compared. */
    TICKET_HISTORY_READ,
    /** Tickets, all or those that had changed, were exported. */
    TICKETS_EXPORTED,
    PROJECTION_REBUILD_ASKED,
    PROJECTION_REBUILD_CANCELLED,
    /** The workspace's read models were compared with its log. */
    READ_MODELS_VERIFIED,
    /** An authenticated caller was answered 403 at an endpoint of administration. */
    ADMIN_REFUSED
}
