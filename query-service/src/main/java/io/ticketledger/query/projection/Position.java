package io.ticketledger.query.projection;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a reader of the log has come: everything up to the index but the gaps.
 *
 * @param gaps positions below the index that were not there when it was passed; they may yet appear
 */
public record Position(long index, SortedSet<Long> gaps) {

    /** Before the first event. */
    public static final Position NONE = new Position(-1, Collections.emptySortedSet());

    public Position {
        gaps = Collections.unmodifiableSortedSet(new TreeSet<>(gaps));
    }

    public static Position of(long index, Collection<Long> gaps) {
        return new Position(index, new TreeSet<>(gaps));
    }

    /** Whether the event at that place in the log has been passed, not skipped. */
    public boolean covers(long position) {
        return position <= index && !gaps.contains(position);
    }

    /** The same up to the given index, which is not beyond this one. */
    public Position upTo(long last) {
        return new Position(last, gaps.headSet(last));
    }

    /** What either of the two has passed. */
    public Position and(Position other) {
        SortedSet<Long> open = new TreeSet<>();
        gaps.stream().filter(gap -> !other.covers(gap)).forEach(open::add);
        other.gaps.stream().filter(gap -> !covers(gap)).forEach(open::add);
        return new Position(Math.max(index, other.index), open);
    }
}
