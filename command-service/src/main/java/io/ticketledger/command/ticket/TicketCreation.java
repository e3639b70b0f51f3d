package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides a creation: the ticket, and after it its claim and its closing, if it starts so. */
final class TicketCreation {
    private TicketCreation() {}

    static List<TicketEvent> decide(CreateTicket command, @Nullable Ticket ticket) {
        if (ticket != null) {
            throw new RefusedException(RefusalCode.DUPLICATE_ID, "ticketId", "is taken");
        }
        if (command.context().ifVersion() != null) {
            throw new RefusedException(RefusalCode.VERSION_MISMATCH, "A new ticket has no version yet.");
        }
        EventMaker make = EventMaker.first(command.id(), command.context());
        boolean closed = command.status() == Status.CLOSED;
        Status first = closed ? Status.NEW : command.status();
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketCreated(
                make.envelope(),
                command.number(),
                command.shortId(),
                command.context().actor().dialect(),
                first,
                closed ? null : command.statusLabel(),
                command.priority(),
                command.assignment(),
                command.details().plain(),
                new TicketCreated.Personal(
                        command.context().actorName(), command.details().personal(), command.importedChangeLog()),
                null));
        Instant at = make.envelope().occurredAt();
        if (command.claimedBy() != null) {
            make = make.next(at);
            events.add(new TicketClaimed(make.envelope(), command.claimedBy(), null, make.actorOnly(), null));
        }
        if (closed) {
            make = make.next(closedAt(command, at));
            events.add(new TicketClosed(make.envelope(), first, command.statusLabel(), null, make.actorOnly(), null));
        }
        return events;
    }

    private static Instant closedAt(CreateTicket command, Instant createdAt) {
        Instant closedAt = command.closedAt();
        if (closedAt == null) {
            return createdAt;
        }
        Instant latest = command.context().now().plus(EventMaker.TOLERATED_FUTURE);
        if (closedAt.isBefore(createdAt) || closedAt.isAfter(latest)) {
            throw new RefusedException(
                    RefusalCode.OUT_OF_ORDER, "closedAt", "lies before the creation or in the future");
        }
        return closedAt;
    }
}
