package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.ReleaseTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UnlinkCustomer;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Customer;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.CustomerUnlinked;
import io.ticketledger.events.TicketEvent.TicketAssigned;
import io.ticketledger.events.TicketEvent.TicketClaimed;
import io.ticketledger.events.TicketEvent.TicketClosed;
import io.ticketledger.events.TicketEvent.TicketDeleted;
import io.ticketledger.events.TicketEvent.TicketPriorityChanged;
import io.ticketledger.events.TicketEvent.TicketReleased;
import io.ticketledger.events.TicketEvent.TicketReopened;
import io.ticketledger.events.TicketEvent.TicketReplied;
import io.ticketledger.events.TicketEvent.TicketRevised;
import io.ticketledger.events.TicketEvent.TicketStatusChanged;
import io.ticketledger.events.TicketField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command makes of a ticket: events, none when it is already so, or a refusal. Pure. */
public final class TicketDecider {
    private TicketDecider() {}

    /**
     * The events that follow from the command.
     *
     * @param ticket the ticket as it is; null before its creation
     * @throws RefusedException NOT_FOUND for another workspace's or a deleted ticket, before any other rule
     */
    public static List<TicketEvent> decide(TicketCommand command, @Nullable Ticket ticket) {
        if (ticket != null && isHidden(ticket, command.context())) {
            throw notFound();
        }
        if (command instanceof CreateTicket create) {
            return TicketCreation.decide(create, ticket);
        }
        if (ticket == null) {
            throw notFound();
        }
        Set<Long> ifVersion = command.context().ifVersion();
        if (ifVersion != null && !ifVersion.contains(ticket.version())) {
            throw new RefusedException(
                    RefusalCode.VERSION_MISMATCH, "The ticket is at version " + ticket.version() + " by now.");
        }
        EventMaker make = EventMaker.after(ticket, command.context());
        return switch (command) {
            case CreateTicket create -> throw new AssertionError("decided above");
            case UpdateTicket update -> CombinedUpdate.decide(update, ticket);
            case ClaimTicket claim -> claim(claim, ticket, make);
            case ReleaseTicket release -> release(ticket, make);
            case AssignTicket assign -> assign(assign, ticket, make);
            case SetStatus set -> status(set.to(), set.label(), ticket, make);
            case CloseTicket close -> status(Status.CLOSED, close.label(), ticket, make);
            case SetPriority set -> priority(set, ticket, make);
            case Reply reply -> reply(reply, ticket, make);
            case ReviseTicket revise -> revise(revise, ticket, make);
            case UnlinkCustomer unlink -> unlink(ticket, make);
            case DeleteTicket delete ->
                List.of(new TicketDeleted(
                        make.envelope(),
                        ticket.status(),
                        ticket.priority(),
                        ticket.details().type(),
                        make.actorOnly(),
                        null));
        };
    }

    private static List<TicketEvent> claim(ClaimTicket command, Ticket ticket, EventMaker make) {
        refuseIfClosed(ticket);
        String from = ticket.claim() == null ? null : ticket.claim().by();
        if (command.by().equals(from)) {
            return List.of();
        }
        if (from != null && !command.takeover()) {
            throw new RefusedException(RefusalCode.ALREADY_CLAIMED, "by", "The ticket is already claimed.");
        }
        return List.of(new TicketClaimed(make.envelope(), command.by(), from, make.actorOnly(), null));
    }

    private static List<TicketEvent> release(Ticket ticket, EventMaker make) {
        return ticket.claim() == null
                ? List.of()
                : List.of(new TicketReleased(make.envelope(), ticket.claim().by(), make.actorOnly(), null));
    }

    private static List<TicketEvent> assign(AssignTicket command, Ticket ticket, EventMaker make) {
        Assignment to = AssignmentPart.merge(ticket.assignment(), command.parts(), command.to());
        return to.equals(ticket.assignment())
                ? List.of()
                : List.of(new TicketAssigned(make.envelope(), ticket.assignment(), to, make.actorOnly(), null));
    }

    private static List<TicketEvent> status(Status to, @Nullable String label, Ticket ticket, EventMaker make) {
        Status from = ticket.status();
        if (to == from) {
            boolean onlyLabel = to != Status.CLOSED && label != null && !label.equals(ticket.statusLabel());
            return onlyLabel
                    ? List.of(new TicketStatusChanged(
                            make.envelope(), from, to, label, ticket.statusLabel(), make.actorOnly(), null))
                    : List.of();
        }
        if (to == Status.CLOSED) {
            return List.of(
                    new TicketClosed(make.envelope(), from, label, ticket.statusLabel(), make.actorOnly(), null));
        }
        return from == Status.CLOSED
                ? List.of(new TicketReopened(
                        make.envelope(), from, to, label, ticket.statusLabel(), make.actorOnly(), null))
                : List.of(new TicketStatusChanged(
                        make.envelope(), from, to, label, ticket.statusLabel(), make.actorOnly(), null));
    }

    private static List<TicketEvent> priority(SetPriority command, Ticket ticket, EventMaker make) {
        return Objects.equals(command.to(), ticket.priority())
                ? List.of()
                : List.of(new TicketPriorityChanged(
                        make.envelope(), ticket.priority(), command.to(), make.actorOnly(), null));
    }

    private static List<TicketEvent> reply(Reply command, Ticket ticket, EventMaker make) {
        refuseIfClosed(ticket);
        if (command.message().isBlank()) {
            throw new RefusedException(RefusalCode.INVALID, "message", "must not be blank");
        }
        String actorName = command.context().actorName();
        String author = command.author() == null ? actorName : command.author();
        return List.of(new TicketReplied(
                make.envelope(),
                ticket.replies().count() + 1,
                new TicketReplied.Personal(actorName, author, command.message()),
                null));
    }

    private static List<TicketEvent> revise(ReviseTicket command, Ticket ticket, EventMaker make) {
        TicketDetails wanted = ticket.details().with(command.fields(), command.to());
        Set<TicketField> changed = TicketField.differing(ticket.details(), wanted);
        if (changed.isEmpty()) {
            return List.of();
        }
        TicketDetails before = TicketDetails.NONE.with(changed, ticket.details());
        TicketDetails after = TicketDetails.NONE.with(changed, wanted);
        return List.of(new TicketRevised(
                make.envelope(),
                changed,
                before.plain(),
                after.plain(),
                new TicketRevised.Personal(command.context().actorName(), before.personal(), after.personal()),
                null));
    }

    private static List<TicketEvent> unlink(Ticket ticket, EventMaker make) {
        Customer customer = ticket.details().customer();
        return customer.equals(Customer.NONE)
                ? List.of()
                : List.of(new CustomerUnlinked(
                        make.envelope(),
                        customer.id(),
                        customer.externalId(),
                        new CustomerUnlinked.Personal(make.actorOnly().actorName(), customer.email(), customer.name()),
                        null));
    }

    /** Whether the ticket is as if absent for the command: another workspace's, or deleted. */
    private static boolean isHidden(Ticket ticket, CommandContext context) {
        return !ticket.workspace().equals(context.workspace()) || ticket.deletedAt() != null;
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalCode.NOT_FOUND, "There is no such ticket.");
    }

    private static void refuseIfClosed(Ticket ticket) {
        if (ticket.status() == Status.CLOSED) {
            throw new RefusedException(RefusalCode.TICKET_CLOSED, "The ticket is closed.");
        }
    }
}
