package io.ticketledger.query.rebuild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection stands. Positions are places in the log, 0 before the first event.
 *
 * @param build the one that is read
 * @param position up to where it has applied everything
 * @param head the newest position that was committed when this was asked
 * @param lag how many positions are between the two
 * @param lagMillis the age of the oldest event that is not applied, 0 when there is none
 * @param deadLetters what it cannot apply and waits before; empty as long as it gets on
 * @param rebuild null when none is under way
 */
public record ProjectionView(
        String name,
        String generation,
        int build,
        long position,
        long head,
        long lag,
        long lagMillis,
        List<Segment> segments,
        List<DeadLetter> deadLetters,
        @Nullable Rebuild rebuild) {
    public ProjectionView {
        segments = List.copyOf(segments);
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * A part of the events that is worked on by itself.
     *
     * @param of how many there are
     * @param owner the instance that works on it, null when none has taken it yet
     * @param here whether that is the instance that was asked
     */
    public record Segment(
            int segment, int of, long position, @Nullable String owner, boolean here) {}

    /**
     * Something that cannot be applied; it is tried again and again.
     *
     * @param after the position up to which everything is applied
     * @param error the failure's class
     * @param since when somebody first looked and found it so
     */
    public record DeadLetter(long after, String error, Instant since) {}

    /**
     * A build that is being made.
     *
     * @param done how many positions it has applied
     * @param of how many there are
     * @param rate positions a second over the last half minute, null as long as that is not known
     * @param secondsLeft what follows from the rate, null when nothing does
     */
    public record Rebuild(
            int build,
            Instant startedAt,
            long done,
            long of,
            @Nullable Double rate,
            @Nullable Long secondsLeft,
            List<DeadLetter> deadLetters) {
        public Rebuild {
            deadLetters = List.copyOf(deadLetters);
        }
    }
}
