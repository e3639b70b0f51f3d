package io.ticketledger.command.dispatch;

import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.TicketEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The change log of a ticket that has just been written, for APIs whose answers carry it. */
@Component
public class TicketHistory {
    private final StreamHistory streams;

    TicketHistory(StreamHistory streams) {
        this.streams = streams;
    }

    /**
     * The newest entries up to the outcome's version, oldest first. What the outcome holds already is not read again.
     *
     * @param most how many entries at most
     */
    public List<ChangeLogEntry> newest(TicketOutcome outcome, int most) {
        long last = outcome.ticket().version();
        long first = Math.max(1, last - most + 1);
        List<TicketEvent> events = new ArrayList<>();
        long firstNew = last - outcome.events().size() + 1;
        if (first < firstNew) {
            streams.read(outcome.streamId(), first, firstNew - 1).forEach(event -> events.add((TicketEvent) event));
        }
        outcome.events().stream().filter(event -> event.version() >= first).forEach(events::add);
        return events.stream().map(ChangeLogEntry::of).toList();
    }
}
