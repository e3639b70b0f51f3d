package io.ticketledger.query.reports;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Open tickets by when they were created, or a change of them: a number for each instant, never 0, by instant. As a
 * change the numbers may be negative.
 */
final class OpenTickets {
    static final OpenTickets NONE = new OpenTickets(new long[0], new long[0]);

    private final long[] created;
    private final long[] numbers;

    private OpenTickets(long[] created, long[] numbers) {
        this.created = created;
        this.numbers = numbers;
    }

    /** What facts change; those that are neither ENTERED nor LEFT change nothing. */
    static OpenTickets of(Collection<Fact> facts) {
        SortedMap<Long, Long> changes = new TreeMap<>();
        for (Fact fact : facts) {
            int sign = sign(fact.kind());
            if (sign != 0) {
                changes.merge(fact.value(), (long) sign, Long::sum);
            }
        }
        return of(changes);
    }

    /** By how many a fact of the kind changes them. */
    static int sign(FactKind kind) {
        return switch (kind) {
            case ENTERED -> 1;
            case LEFT -> -1;
            default -> 0;
        };
    }

    private static OpenTickets of(SortedMap<Long, Long> changes) {
        changes.values().removeIf(number -> number == 0);
        return new OpenTickets(
                changes.keySet().stream().mapToLong(Long::longValue).toArray(),
                changes.values().stream().mapToLong(Long::longValue).toArray());
    }

    static OpenTickets of(byte[] bytes) {
        Bytes.Reader reader = new Bytes.Reader(bytes);
        int size = reader.more() ? reader.size(2) : 0;
        long[] created = new long[size];
        long[] numbers = new long[size];
        long last = 0;
        for (int i = 0; i < size; i++) {
            last += reader.signed();
            created[i] = last;
            numbers[i] = reader.signed();
        }
        return new OpenTickets(created, numbers);
    }

    byte[] bytes() {
        Bytes.Writer writer = new Bytes.Writer().number(created.length);
        long last = 0;
        for (int i = 0; i < created.length; i++) {
            writer.signed(created[i] - last).signed(numbers[i]);
            last = created[i];
        }
        return writer.bytes();
    }

    /** Is given each instant and how many were created then. */
    interface Visitor {
        void open(long created, long number);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < created.length; i++) {
            visitor.open(created[i], numbers[i]);
        }
    }

    OpenTickets plus(OpenTickets change) {
        return with(change, 1);
    }

    OpenTickets minus(OpenTickets change) {
        return with(change, -1);
    }

    private OpenTickets with(OpenTickets other, int sign) {
        if (other.created.length == 0) {
            return this;
        }
        long[] mergedCreated = new long[created.length + other.created.length];
        long[] mergedNumbers = new long[mergedCreated.length];
        int size = 0;
        int here = 0;
        int there = 0;
        while (here < created.length || there < other.created.length) {
            boolean mine =
                    there == other.created.length || (here < created.length && created[here] <= other.created[there]);
            boolean others =
                    here == created.length || (there < other.created.length && other.created[there] <= created[here]);
            long at = mine ? created[here] : other.created[there];
            long number = (mine ? numbers[here++] : 0) + (others ? sign * other.numbers[there++] : 0);
            if (number != 0) {
                mergedCreated[size] = at;
                mergedNumbers[size++] = number;
            }
        }
        return new OpenTickets(Arrays.copyOf(mergedCreated, size), Arrays.copyOf(mergedNumbers, size));
    }

    /**
     * The ages in whole seconds at an instant, from the youngest to the oldest; none is below 0. A ticket that was seen
     * going but not coming, because months were read while events were taken in, is not open.
     */
    Ages agesAt(long at) {
        long[] seconds = new long[created.length];
        long[] howMany = new long[created.length];
        for (int i = 0; i < created.length; i++) {
            int last = created.length - 1 - i;
            seconds[i] = Math.max(0, Math.floorDiv(at - created[last], 1_000L));
            howMany[i] = Math.max(0, numbers[last]);
        }
        return new Ages(seconds, howMany);
    }
}
