package io.ticketledger.query.stats;

import io.ticketledger.events.CounterChange;
import io.ticketledger.events.CounterChange.Dimension;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many tickets there are that are not deleted.
 *
 * @param status every status, zeros too
 * @param priority every level and NONE, zeros too
 * @param type every type that a ticket has, of the first 1,000 of the workspace
 * @param otherTypes tickets of any further type
 */
public record StatsView(
        Map<String, Long> status, Map<String, Long> priority, Map<String, Long> type, long otherTypes, long total) {

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
                counters.by(Dimension.TYPE),
                counters.otherTypes(),
                counters.by(Dimension.TOTAL).getOrDefault(CounterChange.ALL, 0L));
    }
}
