package io.ticketledger.query.reports;

import java.math.BigInteger;
import java.util.Arrays;

/** Durations in whole seconds, in no order: they are put into figures without being sorted. */
final class Durations {
    private static final int FEW = 32;

    private long[] seconds = new long[8];
    private int size;

    void add(long more) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        seconds[size++] = more;
    }

    /** The figures. What was added stays, in another order. */
    Figures figures() {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (int i = 0; i < size; i++) {
            part += seconds[i];
            if (part > Long.MAX_VALUE / 2) {
                sum = sum.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        return Figures.of(
                size, sum.add(BigInteger.valueOf(part)), percent -> nth((int) Figures.rank(percent, size) - 1));
    }

    /** The one that would stand at that place if they were sorted: each turn leaves only the side that it is on. */
    private long nth(int place) {
        int from = 0;
        int to = size;
        for (int turns = 0; to - from > FEW && turns < 2 * Long.SIZE; turns++) {
            long pivot = median(seconds[from], seconds[from + (to - from) / 2], seconds[to - 1]);
            int less = from;
            int more = to;
            for (int i = from; i < more; ) {
                if (seconds[i] < pivot) {
                    swap(i++, less++);
                } else if (seconds[i] > pivot) {
                    swap(i, --more);
                } else {
                    i++;
                }
            }
            if (place < less) {
                to = less;
            } else if (place >= more) {
                from = more;
            } else {
                return pivot;
            }
        }
        Arrays.sort(seconds, from, to);
        return seconds[place];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int one, int other) {
        long kept = seconds[one];
        seconds[one] = seconds[other];
        seconds[other] = kept;
    }
}
