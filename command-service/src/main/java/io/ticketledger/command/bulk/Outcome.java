package io.ticketledger.command.bulk;

/**
 * What became of one ticket.
 *
 * @param code why it was refused; empty when it wasn't
 * @param reason the same in plain words
 * @param version the ticket's by then; 0 when it was refused
 */
record Outcome(Kind kind, String code, String reason, long version) {
    static Outcome done(boolean changed, long version) {
        return new Outcome(changed ? Kind.CHANGED : Kind.UNCHANGED, "", "", version);
    }

    /** @param kind REFUSED, FAULT or OUTAGE */
    static Outcome refused(Kind kind, String code, String reason) {
        return new Outcome(kind, code, reason, 0);
    }

    enum Kind {
        CHANGED,
        /** It was so already. */
        UNCHANGED,
        REFUSED,
        /** A fault of ours, with this ticket at least. */
        FAULT,
        /** The store was out of reach: no other ticket need be tried. */
        OUTAGE
    }

    boolean isRefusal() {
        return kind != Kind.CHANGED && kind != Kind.UNCHANGED;
    }

    Refusal refusal(long number) {
        return new Refusal(number, code, reason);
    }
}
