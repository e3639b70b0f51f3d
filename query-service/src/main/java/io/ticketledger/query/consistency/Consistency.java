package io.ticketledger.query.consistency;

/** What a reader asks for. */
public enum Consistency {
    /** Wait, within bounds, until what was committed before the request is in the answer. */
    STRONG,
    /** Answer at once with what is there. */
    EVENTUAL
}
