package io.ticketledger.query.reports;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Ages in whole seconds, ascending, and how many tickets have each. */
@SuppressWarnings("ArrayRecordComponent") // made for one row of a report, never compared
record Ages(long[] seconds, long[] howMany) {

    /** The ages' count, mean and percentiles. */
    Figures figures() {
        long count = 0;
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (int i = 0; i < seconds.length; i++) {
            count += howMany[i];
            part += seconds[i] * howMany[i];
            if (part > Long.MAX_VALUE / 2) {
                sum = sum.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        long all = count;
        return Figures.of(all, sum.add(BigInteger.valueOf(part)), percent -> at(Figures.rank(percent, all)));
    }

    /** How many are in each of the bands, in their order. */
    @Nullable
    Long[] numbers() {
        @Nullable Long[] numbers = new Long[ReportsQuery.BANDS.size()];
        int next = 0;
        int band = 0;
        for (@Nullable Long below : ReportsQuery.BANDS.values()) {
            long number = 0;
            while (next < seconds.length && (below == null || seconds[next] < below)) {
                number += howMany[next++];
            }
            numbers[band++] = number;
        }
        return numbers;
    }

    boolean isEmpty() {
        for (long many : howMany) {
            if (many > 0) {
                return false;
            }
        }
        return true;
    }

    private long at(long rank) {
        long passed = 0;
        for (int i = 0; i < seconds.length; i++) {
            passed += howMany[i];
            if (passed >= rank) {
                return seconds[i];
            }
        }
        throw new IllegalArgumentException("there is no rank " + rank);
    }
}
