package io.ticketledger.query.projection;

/** How far a reader of the log has come: everything up to the index. */
public record Position(long index) {

    /** Before the first event. */
    public static final Position NONE = new Position(-1);

    /** Whether the event at that place in the log has been passed. */
    public boolean covers(long position) {
        return position <= index;
    }

    /** What either of the two has passed. */
    public Position and(Position other) {
        return new Position(Math.max(index, other.index));
    }
}
