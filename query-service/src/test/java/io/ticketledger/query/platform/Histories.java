package io.ticketledger.query.platform;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of tickets, made short: each call is the stream's next event. */
public final class Histories {
    public static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final ActorOnly ANNA = new ActorOnly("Anna");

    private Histories() {}

    public static Story story(String workspace, long number) {
        return new Story(workspace, number);
    }

    /** One ticket's story so far. */
    public static final class Story {
        public final String workspace;
        public final long number;
        public final UUID id;
        public final String streamId;
        private long version;
        private Status status = Status.NEW;
        private @Nullable Priority priority;
        private @Nullable String type;
        private int replies;

        Story(String workspace, long number) {
            this.workspace = workspace;
            this.number = number;
            id = UUID.nameUUIDFromBytes((workspace + '/' + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            streamId = "stream-" + workspace + '-' + number;
        }

        public TicketEvent created(@Nullable String title) {
            return created(Map.of(TicketField.TITLE, title == null ? "" : title), null);
        }

        public TicketEvent created(Map<TicketField, String> details, @Nullable String importedLog) {
            return created(details, importedLog, Dialect.LEDGER, null);
        }

        public TicketEvent created(
                Map<TicketField, String> fields,
                @Nullable String importedLog,
                Dialect origin,
                @Nullable PriorityLevel level) {
            TicketDetails details = TicketDetails.of(fields::get);
            type = details.type();
            priority = level == null ? null : Priority.of(level);
            return new TicketEvent.TicketCreated(
                    next(),
                    number,
                    null,
                    origin,
                    status,
                    null,
                    priority,
                    Assignment.NONE,
                    details.plain(),
                    new TicketEvent.TicketCreated.Personal("Anna", details.personal(), importedLog),
                    null);
        }

        public TicketEvent replied(String message) {
            replies++;
            return new TicketEvent.TicketReplied(
                    next(), replies, new TicketEvent.TicketReplied.Personal("Anna", "Bert", message), null);
        }

        public TicketEvent claimed(String by) {
            return new TicketEvent.TicketClaimed(next(), by, null, ANNA, null);
        }

        public TicketEvent status(Status to) {
            Status from = status;
            status = to;
            return new TicketEvent.TicketStatusChanged(next(), from, to, null, null, ANNA, null);
        }

        public TicketEvent closed() {
            Status from = status;
            status = Status.CLOSED;
            return new TicketEvent.TicketClosed(next(), from, null, null, ANNA, null);
        }

        public TicketEvent prioritised(PriorityLevel level) {
            Priority from = priority;
            priority = Priority.of(level);
            return new TicketEvent.TicketPriorityChanged(next(), from, priority, ANNA, null);
        }

        public TicketEvent typed(String to) {
            TicketDetails before = details(TicketField.TYPE, type);
            type = to;
            TicketDetails after = details(TicketField.TYPE, to);
            return new TicketEvent.TicketRevised(
                    next(),
                    Set.of(TicketField.TYPE),
                    before.plain(),
                    after.plain(),
                    new TicketEvent.TicketRevised.Personal("Anna", before.personal(), after.personal()),
                    null);
        }

        public TicketEvent deleted() {
            return new TicketEvent.TicketDeleted(next(), status, priority, type, ANNA, null);
        }

        private static TicketDetails details(TicketField field, @Nullable String value) {
            return TicketDetails.of(each -> each == field ? value : null);
        }

        private Envelope next() {
            version++;
            return new Envelope(
                    id,
                    version,
                    workspace,
                    START.plusSeconds(number * 60 + version),
                    new Actor("anna", "key-1", Dialect.LEDGER));
        }
    }
}
