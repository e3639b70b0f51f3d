package io.ticketledger.query.reports;

import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact and where it counts. */
record GroupedFact(Dimension dimension, String group, Fact fact) {

    /** What an event is worth: a pure function of the ticket before and the event, given here with what it led to. */
    static List<GroupedFact> of(@Nullable ReportedTicket before, TicketEvent event, ReportedTicket after) {
        List<Fact> facts = facts(before, event, after);
        boolean was = before != null && before.isOpen();
        boolean is = after.isOpen();
        long at = event.occurredAt().toEpochMilli();
        long created = after.ticket().createdAt().toEpochMilli();
        List<GroupedFact> grouped = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String group = dimension.of(after.ticket());
            facts.forEach(fact -> grouped.add(new GroupedFact(dimension, group, fact)));
            String left = before == null ? group : dimension.of(before.ticket());
            if (was && !(is && left.equals(group))) {
                grouped.add(new GroupedFact(dimension, left, new Fact(at, FactKind.LEFT, created)));
            }
            if (is && !(was && left.equals(group))) {
                grouped.add(new GroupedFact(dimension, group, new Fact(at, FactKind.ENTERED, created)));
            }
        }
        return grouped;
    }

    /** What counts in the group that the ticket is in after the event. */
    private static List<Fact> facts(@Nullable ReportedTicket before, TicketEvent event, ReportedTicket after) {
        List<Fact> facts = new ArrayList<>();
        long at = event.occurredAt().toEpochMilli();
        FactKind counted = switch (event) {
            case TicketCreated created -> FactKind.CREATED;
            case TicketClosed closed -> FactKind.CLOSED;
            case TicketReopened reopened -> FactKind.REOPENED;
            case TicketReplied replied -> FactKind.REPLIED;
            default -> null;
        };
        if (counted != null) {
            facts.add(new Fact(at, counted, 0));
        }
        for (FactKind time : FactKind.TIMES) {
            if (after.firsts().contains(time)
                    && (before == null || !before.firsts().contains(time))) {
                facts.add(new Fact(at, time, seconds(after.ticket().createdAt(), event.occurredAt())));
            }
        }
        return facts;
    }

    /** Whole seconds; occurredAt never decreases within a ticket. */
    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
