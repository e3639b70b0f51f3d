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

    /**
     * The ticket at that moment, null when it was not there yet or never had that version.
     *
     * @param parts whether replies and change log are wanted, too; else there are none
     */
    public @Nullable TicketThen at(WorkspaceScope scope, String stream, Moment moment, boolean parts) {
        log.head();
        Fold fold = new Fold(parts);
        List<AuditEvent> batch;
        do {
            batch = log.ofStream(scope, stream, fold.version, AuditLog.BATCH);
            for (AuditEvent stored : batch) {
                TicketEvent event = (TicketEvent) json.read(stored.type(), stored.revision(), stored.payload());
                if (!moment.includes(event, stored.recordedAt())) {
                    return fold.result(moment);
                }
                fold.add(event, stored.payload().length);
            }
        } while (!batch.isEmpty());
        return fold.result(moment);
    }

    private static final class Fold {
        private final boolean parts;
        private final Newest<ReplyView> replies = new Newest<>();
        private final Newest<ChangeLogEntry> changeLog = new Newest<>();
        private @Nullable Ticket ticket;
        private long version;

        Fold(boolean parts) {
            this.parts = parts;
        }

        void add(TicketEvent event, int bytes) {
            ticket = Ticket.evolve(ticket, event);
            version = event.version();
            if (parts) {
                changeLog.add(ChangeLogEntry.of(event), bytes);
                if (event instanceof TicketReplied replied) {
                    replies.add(ReplyView.of(replied), bytes);
                }
            }
        }

        @Nullable
        TicketThen result(Moment moment) {
            boolean none = moment instanceof Moment.Version(long wanted) && wanted != version;
            return ticket == null || none ? null : new TicketThen(ticket, replies.list(), changeLog.list());
        }
    }

    /** The newest parts, and no more than memory is given for. */
    private static final class Newest<T> {
        private final Deque<Part<T>> parts = new ArrayDeque<>();
        private long bytes;

        /** @param bytes those of the event that it is of */
        private record Part<T>(T part, int bytes) {}

        void add(T part, int of) {
            parts.addLast(new Part<>(part, of));
            bytes += of;
            while (parts.size() > TicketThen.MOST_PARTS || (bytes > TicketThen.MOST_BYTES && parts.size() > 1)) {
                bytes -= parts.removeFirst().bytes();
            }
        }

        List<T> list() {
            return parts.stream().map(Part::part).toList();
        }
    }
}
