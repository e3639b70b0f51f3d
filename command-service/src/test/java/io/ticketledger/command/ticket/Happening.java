package io.ticketledger.command.ticket;

import static io.ticketledger.command.ticket.Sample.DETAILS;
import static io.ticketledger.command.ticket.Sample.NUMBER;
import static io.ticketledger.command.ticket.Sample.SHORT_ID;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Customer;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketEvent.CustomerUnlinked;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketCreated;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened, short of when and by whom: the words in which histories and expectations are written. */
@FunctionalInterface
interface Happening {

    TicketEvent at(Moment moment);

    /** When and by whom. */
    record Moment(Envelope envelope, String actorName) {
        static Moment of(long version, Instant occurredAt, Actor actor, String actorName) {
            return new Moment(new Envelope(Sample.TICKET, version, Sample.WORKSPACE, occurredAt, actor), actorName);
        }

        private ActorOnly actorOnly() {
            return new ActorOnly(actorName);
        }
    }

    static Happening created() {
        return created(Status.NEW, null, null, Assignment.NONE, DETAILS);
    }

    static Happening created(Status status) {
        return created(status, null, null, Assignment.NONE, DETAILS);
    }

    static Happening created(TicketDetails details) {
        return created(Status.NEW, null, null, Assignment.NONE, details);
    }

    static Happening created(
            Status status,
            @Nullable String label,
            @Nullable Priority priority,
            Assignment assignment,
            TicketDetails details) {
        return m -> new TicketCreated(
                m.envelope(),
                NUMBER,
                SHORT_ID,
                m.envelope().actor().dialect(),
                status,
                label,
                priority,
                assignment,
                details.plain(),
                new TicketCreated.Personal(m.actorName(), details.personal(), null),
                null);
    }

    static Happening claimed(String by) {
        return m -> new TicketClaimed(m.envelope(), by, null, m.actorOnly(), null);
    }

    static Happening claimedFrom(String from, String by) {
        return m -> new TicketClaimed(m.envelope(), by, from, m.actorOnly(), null);
    }

    static Happening released(String from) {
        return m -> new TicketReleased(m.envelope(), from, m.actorOnly(), null);
    }

    static Happening assigned(Assignment from, Assignment to) {
        return m -> new TicketAssigned(m.envelope(), from, to, m.actorOnly(), null);
    }

    static Happening statusChanged(Status from, Status to) {
        return statusChanged(from, to, null);
    }

    static Happening statusChanged(Status from, Status to, @Nullable String label) {
        return statusChanged(from, to, label, null);
    }

    static Happening statusChanged(Status from, Status to, @Nullable String label, @Nullable String fromLabel) {
        return m -> new TicketStatusChanged(m.envelope(), from, to, label, fromLabel, m.actorOnly(), null);
    }

    static Happening closed(Status from) {
        return closed(from, null);
    }

    static Happening closed(Status from, @Nullable String label) {
        return closed(from, label, null);
    }

    static Happening closed(Status from, @Nullable String label, @Nullable String fromLabel) {
        return m -> new TicketClosed(m.envelope(), from, label, fromLabel, m.actorOnly(), null);
    }

    static Happening reopened(Status to) {
        return reopened(to, null);
    }

    static Happening reopened(Status to, @Nullable String label) {
        return m -> new TicketReopened(m.envelope(), Status.CLOSED, to, label, null, m.actorOnly(), null);
    }

    static Happening prioritised(@Nullable Priority from, @Nullable Priority to) {
        return m -> new TicketPriorityChanged(m.envelope(), from, to, m.actorOnly(), null);
    }

    /** A reply written by the actor. */
    static Happening replied(int id, String message) {
        return m -> new TicketReplied(
                m.envelope(), id, new TicketReplied.Personal(m.actorName(), m.actorName(), message), null);
    }

    static Happening replied(int id, String message, String author) {
        return m ->
                new TicketReplied(m.envelope(), id, new TicketReplied.Personal(m.actorName(), author, message), null);
    }

    static Happening revised(Set<TicketField> changed, TicketDetails before, TicketDetails after) {
        return m -> new TicketRevised(
                m.envelope(),
                changed,
                before.plain(),
                after.plain(),
                new TicketRevised.Personal(m.actorName(), before.personal(), after.personal()),
                null);
    }

    static Happening unlinked(Customer customer) {
        return m -> new CustomerUnlinked(
                m.envelope(),
                customer.id(),
                customer.externalId(),
                new CustomerUnlinked.Personal(m.actorName(), customer.email(), customer.name()),
                null);
    }

    static Happening deleted(Status status, @Nullable Priority priority, @Nullable String type) {
        return m -> new TicketDeleted(m.envelope(), status, priority, type, m.actorOnly(), null);
    }
}
