package io.ticketledger.query.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast something has got on over the last half minute. */
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(30).toNanos();

    private record Sample(long nanos, long position) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    synchronized void at(long nanos, long position) {
        samples.addLast(new Sample(nanos, position));
        while (nanos - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
    }

    /** Positions a second; null before there are two samples. */
    synchronized @Nullable Double rate() {
        if (samples.size() < 2) {
            return null;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return (last.position() - first.position()) * 1e9 / Math.max(1, last.nanos() - first.nanos());
    }
}
