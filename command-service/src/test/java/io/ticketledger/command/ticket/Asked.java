package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.ReleaseTicket;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UnlinkCustomer;
import io.ticketledger.command.ticket.TicketCommand.UpdateTicket;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked for, short of when and by whom: the words in which commands are written. */
@FunctionalInterface
interface Asked {

    TicketCommand in(CommandContext context);

    /** An open ticket with nothing but a title. */
    static NewTicket create() {
        return new NewTicket();
    }

    static Asked claim(String by) {
        return c -> new ClaimTicket(Sample.STREAM, c, by, false);
    }

    static Asked takeOver(String by) {
        return c -> new ClaimTicket(Sample.STREAM, c, by, true);
    }

    static Asked release() {
        return c -> new ReleaseTicket(Sample.STREAM, c);
    }

    static Asked assign(Set<AssignmentPart> parts, Assignment to) {
        return c -> new AssignTicket(Sample.STREAM, c, parts, to);
    }

    static Asked setStatus(Status to) {
        return setStatus(to, null);
    }

    static Asked setStatus(Status to, @Nullable String label) {
        return c -> new SetStatus(Sample.STREAM, c, to, label);
    }

    static Asked close() {
        return close(null);
    }

    static Asked close(@Nullable String label) {
        return c -> new CloseTicket(Sample.STREAM, c, label);
    }

    static Asked setPriority(@Nullable Priority to) {
        return c -> new SetPriority(Sample.STREAM, c, to);
    }

    static Asked reply(String message) {
        return c -> new TicketCommand.Reply(Sample.STREAM, c, message, null);
    }

    static Asked reply(String message, String author) {
        return c -> new TicketCommand.Reply(Sample.STREAM, c, message, author);
    }

    static Asked revise(Set<TicketField> fields, TicketDetails to) {
        return c -> new ReviseTicket(Sample.STREAM, c, fields, to);
    }

    static Asked unlinkCustomer() {
        return c -> new UnlinkCustomer(Sample.STREAM, c);
    }

    static Asked delete() {
        return c -> new DeleteTicket(Sample.STREAM, c);
    }

    static Asked update(Asked... changes) {
        return c -> new UpdateTicket(
                Sample.STREAM,
                c,
                present -> Arrays.stream(changes)
                        .map(change -> (TicketChange) (stream, context) -> change.in(context))
                        .toList());
    }

    /** One of each kind of command, each of which changes a fresh ticket that is claimed by {@code ann}. */
    static List<Asked> oneOfEach() {
        return List.of(
                create(),
                takeOver("bob"),
                release(),
                assign(Set.of(AssignmentPart.GROUP), Sample.ASSIGNED),
                setStatus(Status.OPEN),
                close(),
                setPriority(Sample.HIGH),
                reply("We are on it."),
                revise(Set.of(TicketField.TITLE), Sample.titled("Printer smoking")),
                unlinkCustomer(),
                delete(),
                update(setStatus(Status.SOLVED), reply("Done.")));
    }

    /** The same without the creation. */
    static List<Asked> oneOfEachChange() {
        return oneOfEach().stream()
                .filter(asked -> !(asked instanceof NewTicket))
                .toList();
    }

    /** A creation, field by field. */
    record NewTicket(
            Status status,
            @Nullable String label,
            @Nullable Priority priority,
            Assignment assignment,
            TicketDetails details,
            @Nullable String claimedBy,
            @Nullable Instant closedAt,
            @Nullable String importedChangeLog)
            implements Asked {
        NewTicket() {
            this(Status.NEW, null, null, Assignment.NONE, Sample.titled("Printer on fire"), null, null, null);
        }

        @Override
        public TicketCommand in(CommandContext context) {
            return new CreateTicket(
                    Sample.STREAM,
                    context,
                    Sample.TICKET,
                    Sample.NUMBER,
                    Sample.SHORT_ID,
                    status,
                    label,
                    priority,
                    assignment,
                    details,
                    claimedBy,
                    closedAt,
                    importedChangeLog);
        }

        NewTicket with(Status status, @Nullable String label) {
            return new NewTicket(status, label, priority, assignment, details, claimedBy, closedAt, importedChangeLog);
        }

        NewTicket claimedBy(String by) {
            return new NewTicket(status, label, priority, assignment, details, by, closedAt, importedChangeLog);
        }

        NewTicket closedAt(Instant at) {
            return new NewTicket(status, label, priority, assignment, details, claimedBy, at, importedChangeLog);
        }
    }
}
