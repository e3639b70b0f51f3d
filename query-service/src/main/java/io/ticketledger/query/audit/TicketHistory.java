package io.ticketledger.query.audit;

import io.ticketledger.events.ChangeLogEntry;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.query.replies.ReplyView;
import io.ticketledger.query.scope.WorkspaceScope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ticket was at some moment: the fold of its stored events, from the first on, and of nothing else. */
public final class TicketHistory {
    private final AuditLog log;
    private final EventJson json;

    public TicketHistory(AuditLog log, EventJson json) {
        this.log = log;
        this.json = json;
    }

    /** The ticket at that moment, null when it was not there yet or never had that version. */
    public @Nullable TicketThen at(WorkspaceScope scope, String stream, Moment moment) {
        log.head();
        Fold fold = new Fold();
        List<AuditEvent> batch;
        do {
            batch = log.ofStream(scope, stream, fold.version, AuditLog.BATCH);
            for (AuditEvent stored : batch) {
                TicketEvent event = (TicketEvent) json.read(stored.type(), stored.revision(), stored.payload());
                if (!moment.includes(event, stored.recordedAt())) {
                    return fold.result(moment);
                }
                fold.add(event);
            }
        } while (!batch.isEmpty());
        return fold.result(moment);
    }

    private static final class Fold {
        private final Deque<ReplyView> replies = new ArrayDeque<>();
        private final Deque<ChangeLogEntry> changeLog = new ArrayDeque<>();
        private @Nullable Ticket ticket;
        private long version;

        void add(TicketEvent event) {
            ticket = Ticket.evolve(ticket, event);
            version = event.version();
            keep(changeLog, ChangeLogEntry.of(event));
            if (event instanceof TicketReplied replied) {
                keep(replies, ReplyView.of(replied));
            }
        }

        private static <T> void keep(Deque<T> newest, T one) {
            newest.addLast(one);
            if (newest.size() > TicketThen.MOST_PARTS) {
                newest.removeFirst();
            }
        }

        @Nullable
        TicketThen result(Moment moment) {
            boolean none = moment instanceof Moment.Version(long wanted) && wanted != version;
            return ticket == null || none ? null : new TicketThen(ticket, List.copyOf(replies), List.copyOf(changeLog));
        }
    }
}
