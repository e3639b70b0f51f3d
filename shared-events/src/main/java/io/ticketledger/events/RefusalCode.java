package io.ticketledger.events;

/** Why a command was refused. Each API gives every code a status and words of its own. */
public enum RefusalCode {
    /** No such ticket in the workspace, or it is deleted. */
    NOT_FOUND,
    /** Somebody else has claimed the ticket. */
    ALREADY_CLAIMED,
    /** The ticket is closed, and the command needs one that is not. */
    TICKET_CLOSED,
    /** The client's id is taken in the workspace. */
    DUPLICATE_ID,
    /** The importer's number is taken in the workspace. */
    DUPLICATE_NUMBER,
    /** The short id is taken in the workspace. */
    DUPLICATE_SHORT_ID,
    /** The command contradicts itself or a rule of the ticket. */
    INVALID,
    /** The caller's permissions don't suffice. */
    FORBIDDEN,
    /** The ticket is no longer at the version that the caller named. */
    VERSION_MISMATCH,
    /** The time given lies before the ticket's last event, or in the future. */
    OUT_OF_ORDER
}
