package io.ticketledger.command.bulk;

/**
 * What became of one ticket.
 *
 * @param code why it was refused; empty when it wasn't
 * @param reason the same in plain words
 */
record Outcome(Kind kind, String code, String reason) {
    static final Outcome CHANGED = new Outcome(Kind.CHANGED, "", "");
    static final Outcome UNCHANGED = new Outcome(Kind.UNCHANGED, "", "");

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
