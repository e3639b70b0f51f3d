package io.ticketledger.query.reports;

import java.util.List;

/** What reports are made of. Six kinds are counted; the others are times, which a ticket has once. */
enum FactKind {
    CREATED(false, 0),
    CLOSED(false, 1),
    REOPENED(false, 2),
    REPLIED(false, 3),
    /** An unfinished ticket came into a group; the value is when it was created. */
    ENTERED(false, 4),
    /** It went out of the group: finished, deleted, or with another value; the value is when it was created. */
    LEFT(false, 5),
    /** Its first reply; the value of this and the following is the whole seconds since the creation. */
    FIRST_REPLY(true, 0),
    FIRST_CLAIM(true, 1),
    FIRST_SOLVE(true, 2),
    FIRST_CLOSE(true, 3);

    /** The counted ones, by their place. */
    static final List<FactKind> COUNTS = List.of(CREATED, CLOSED, REOPENED, REPLIED, ENTERED, LEFT);

    /** The times, by their place. */
    static final List<FactKind> TIMES = List.of(FIRST_REPLY, FIRST_CLAIM, FIRST_SOLVE, FIRST_CLOSE);

    private final boolean time;
    private final int place;

    FactKind(boolean time, int place) {
        this.time = time;
        this.place = place;
    }

    boolean isTime() {
        return time;
    }

    /** Its place among those that are counted, or among the times; stored, so it stays for good. */
    int place() {
        return place;
    }
}
