package io.ticketledger.query.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Durations put into figures, in whole seconds; all but the count are null when there is none, all when nothing can be
 * known.
 *
 * @param mean to three decimals, half up
 * @param median by nearest rank, as p90 and p95 are: the smallest that at least that part of all don't exceed
 */
public record Figures(
        @Nullable Long count,
        @Nullable BigDecimal mean,
        @Nullable Long median,
        @Nullable Long p90,
        @Nullable Long p95) {
    static final Figures NONE = new Figures(0L, null, null, null, null);

    static final Figures UNKNOWN = new Figures(null, null, null, null, null);

    private static final int DECIMALS = 3;

    /** @param percentile gives the value of a percentile */
    static Figures of(long count, BigInteger sum, LongUnaryOperator percentile) {
        if (count == 0) {
            return NONE;
        }
        return new Figures(
                count,
                new BigDecimal(sum).divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP),
                percentile.applyAsLong(50),
                percentile.applyAsLong(90),
                percentile.applyAsLong(95));
    }

    /** The nearest rank, counted from 1. */
    static long rank(long percent, long count) {
        return Math.max(1, Math.ceilDiv(percent * count, 100L));
    }
}
