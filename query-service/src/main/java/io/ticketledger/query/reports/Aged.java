package io.ticketledger.query.reports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report on ages says of one group in one period.
 *
 * @param bands how many are below an age, and not below the one before; null where nothing can be known
 */
record Aged(Figures figures, Map<String, @Nullable Long> bands) {
    static final Aged NONE = new Aged(Figures.NONE, each(0L));

    /** Of a period that has not begun. */
    static final Aged UNKNOWN = new Aged(Figures.UNKNOWN, each(null));

    static Aged of(Ages ages) {
        return new Aged(ages.figures(), bands(ages.numbers()));
    }

    private static Map<String, @Nullable Long> each(@Nullable Long each) {
        @Nullable Long[] numbers = new Long[ReportsQuery.BANDS.size()];
        Arrays.fill(numbers, each);
        return bands(numbers);
    }

    private static Map<String, @Nullable Long> bands(@Nullable Long[] numbers) {
        Map<String, @Nullable Long> bands = new LinkedHashMap<>();
        int i = 0;
        for (String band : ReportsQuery.BANDS.keySet()) {
            bands.put(band, numbers[i++]);
        }
        return bands;
    }
}
