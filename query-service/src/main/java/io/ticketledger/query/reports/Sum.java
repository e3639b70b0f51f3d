package io.ticketledger.query.reports;

/**
 * A sum of many numbers, modulo 2<sup>128</sup>: twice the bits of what is added, so that no multiple of one of them is
 * 0 but by its being 0.
 */
final class Sum {
    private long high;
    private long low;

    /** Adds a number so many times; where that is below 0, takes it away. */
    void add(long times, long number) {
        long product = times * number;
        low += product;
        high += Math.multiplyHigh(times, number) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }

    boolean is(Sum other) {
        return high == other.high && low == other.low;
    }

    @Override
    public String toString() {
        return "sum %016x%016x".formatted(high, low);
    }
}
