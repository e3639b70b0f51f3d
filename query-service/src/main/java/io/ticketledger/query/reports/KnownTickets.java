package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.HoleInStreamException;
import io.ticketledger.query.projection.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what events are worth. The tickets before are folded from the log; those that were met lately are remembered,
 * so that the log is seldom asked.
 */
final class KnownTickets {
    private final TicketHistories histories;
    private final Map<String, ReportedTicket> known;

    /** @param most how many tickets are remembered */
    KnownTickets(TicketHistories histories, int most) {
        this.histories = histories;
        known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ReportedTicket> eldest) {
                return size() > most;
            }
        };
    }

    /** An event's facts. */
    record Worth(long position, String workspace, List<GroupedFact> facts) {}

    /** What the events of a batch are worth, in their order. */
    synchronized List<Worth> of(List<RecordedEvent> batch) {
        Map<String, ReportedTicket> tickets = before(batch);
        List<Worth> worth = new ArrayList<>(batch.size());
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketEvent event) {
                ReportedTicket before = tickets.get(recorded.streamId());
                long version = before == null ? 0 : before.ticket().version();
                ReportedTicket after = event.version() == version + 1 ? ReportedTicket.evolve(before, event) : null;
                if (after == null) {
                    throw new HoleInStreamException(recorded.streamId(), version, event.version());
                }
                worth.add(new Worth(recorded.position(), event.workspace(), GroupedFact.of(before, event, after)));
                tickets.put(recorded.streamId(), after);
            }
        }
        known.putAll(tickets);
        return worth;
    }

    /** Each stream's ticket before its first event in the batch; none where that is its creation. */
    private Map<String, ReportedTicket> before(List<RecordedEvent> batch) {
        Map<String, Long> firsts = new HashMap<>();
        for (RecordedEvent recorded : batch) {
            if (recorded.event() instanceof TicketEvent event) {
                firsts.putIfAbsent(recorded.streamId(), event.version());
            }
        }
        Map<String, ReportedTicket> tickets = new HashMap<>();
        Map<String, Long> unknown = new HashMap<>();
        firsts.forEach((streamId, version) -> {
            ReportedTicket ticket = known.get(streamId);
            if (ticket != null && ticket.ticket().version() == version - 1) {
                tickets.put(streamId, ticket);
            } else if (version > 1) {
                unknown.put(streamId, version);
            }
        });
        if (!unknown.isEmpty()) {
            histories.before(
                    unknown,
                    (streamId, event) -> tickets.compute(streamId, (id, before) -> {
                        @Nullable ReportedTicket after = ReportedTicket.evolve(before, event);
                        return after;
                    }));
        }
        return tickets;
    }
}
