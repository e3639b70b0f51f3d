package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Status;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides several changes as one: each on the ticket that those before it leave, in the order of {@link Step}. */
final class CombinedUpdate {
    private CombinedUpdate() {}

    /** When a part takes effect: a reopening first, so that the rest finds the ticket open; a closing last, before a deletion. */
    private enum Step {
        REOPEN,
        REPLY,
        REST,
        CLOSE,
        DELETE
    }

    static List<TicketEvent> decide(UpdateTicket update, Ticket ticket) {
        CommandContext context = withoutCondition(update.context());
        List<TicketCommand> changes = new ArrayList<>();
        for (TicketChange change : update.update().on(ticket)) {
            changes.add(allowed(change.on(update.streamId(), context)));
        }
        changes.sort(Comparator.comparing(change -> step(change, ticket))); // stable: the rest stays in its order
        List<TicketEvent> events = new ArrayList<>();
        Ticket next = ticket;
        for (TicketCommand change : changes) {
            for (TicketEvent event : TicketDecider.decide(change, next)) {
                events.add(event);
                next = next.evolve(event);
            }
        }
        return events;
    }

    private static Step step(TicketCommand change, Ticket ticket) {
        return switch (change) {
            case CloseTicket close -> Step.CLOSE;
            case SetStatus set when set.to() == Status.CLOSED -> Step.CLOSE;
            case SetStatus set when ticket.status() == Status.CLOSED -> Step.REOPEN;
            case Reply reply -> Step.REPLY;
            case DeleteTicket delete -> Step.DELETE;
            default -> Step.REST;
        };
    }

    /** The condition was checked for the whole, on the ticket before its first event. */
    private static CommandContext withoutCondition(CommandContext context) {
        return new CommandContext(
                context.workspace(), context.actor(), context.actorName(), context.now(), context.occurredAt(), null);
    }

    private static TicketCommand allowed(TicketCommand change) {
        return switch (change) {
            case CreateTicket c -> throw notInside("a creation");
            case UpdateTicket c -> throw notInside("another update");
            default -> change;
        };
    }

    private static RefusedException notInside(String what) {
        return new RefusedException(RefusalCode.INVALID, "An update cannot contain " + what + ".");
    }
}
