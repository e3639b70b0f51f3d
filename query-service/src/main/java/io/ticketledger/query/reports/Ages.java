package io.ticketledger.query.reports;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Ages in whole seconds, ascending, and how many tickets have each. */
@SuppressWarnings("ArrayRecordComponent") // made for one row of a report, never compared
record Ages(long[] seconds, long[] howMany) {
    static final Ages NONE = new Ages(new long[0], new long[0]);

    /** The ages' count, mean and percentiles. */
    Figures figures() {
        long count = 0;
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < seconds.length; i++) {
            count += howMany[i];
            sum = sum.add(BigInteger.valueOf(seconds[i]).multiply(BigInteger.valueOf(howMany[i])));
        }
        long all = count;
        return Figures.of(count, sum, percent -> at(Figures.rank(percent, all)));
    }

    /** How many are at least the one age and below the other; null is no limit. */
    long between(long from, @Nullable Long to) {
        long count = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] >= from && (to == null || seconds[i] < to)) {
                count += howMany[i];
            }
        }
        return count;
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
