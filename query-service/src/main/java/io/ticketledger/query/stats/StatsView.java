package io.ticketledger.query.stats;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many tickets there are that are not deleted.
 *
 * @param status every status, zeros too
 * @param priority every level and NONE, zeros too
 * @param type every type that a ticket has
 */
public record StatsView(Map<String, Long> status, Map<String, Long> priority, Map<String, Long> type, long total) {

    static StatsView of(Counters counters) {
        Map<String, Long> status = new LinkedHashMap<>();
        for (Status each : Status.values()) {
            status.put(each.name(), counters.by(Dimension.STATUS).getOrDefault(each.name(), 0L));
        }
        Map<String, Long> priority = new LinkedHashMap<>();
        for (PriorityLevel each : PriorityLevel.values()) {
            priority.put(each.name(), counters.by(Dimension.PRIORITY).getOrDefault(each.name(), 0L));
        }
        priority.put(CounterChange.NO_LEVEL, counters.by(Dimension.PRIORITY).getOrDefault(CounterChange.NO_LEVEL, 0L));
        return new StatsView(
                status,
                priority,
                new TreeMap<>(counters.by(Dimension.TYPE)),
                counters.by(Dimension.TOTAL).getOrDefault(CounterChange.ALL, 0L));
    }
}
