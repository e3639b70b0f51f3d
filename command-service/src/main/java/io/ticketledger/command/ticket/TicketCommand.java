package io.ticketledger.command.ticket;

import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketField;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a ticket. Time, actor and new ids are inside, so that deciding is pure. */
public sealed interface TicketCommand {

    /** The ticket's event stream. */
    String streamId();

    CommandContext context();

    /**
     * @param status CLOSED closes the ticket right after its creation
     * @param claimedBy who claims it right after its creation, null for nobody
     * @param closedAt when an importer's closed ticket was closed, null for at its creation
     * @param importedChangeLog a JSON list, as text
     */
    record CreateTicket(
            String streamId,
            CommandContext context,
            UUID id,
            long number,
            @Nullable String shortId,
            Status status,
            @Nullable String statusLabel,
            @Nullable Priority priority,
            Assignment assignment,
            TicketDetails details,
            @Nullable String claimedBy,
            @Nullable Instant closedAt,
            @Nullable String importedChangeLog)
            implements TicketCommand {
        /** Cuts {@code closedAt} to milliseconds, as {@link CommandContext} does with its instants. */
        public CreateTicket {
            closedAt = closedAt == null ? null : closedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** @param takeover whether it may be taken from another claimer */
    record ClaimTicket(String streamId, CommandContext context, String by, boolean takeover) implements TicketCommand {}

    record ReleaseTicket(String streamId, CommandContext context) implements TicketCommand {}

    /** @param parts those of {@code to} that count; the others stay as they are */
    record AssignTicket(String streamId, CommandContext context, Set<AssignmentPart> parts, Assignment to)
            implements TicketCommand {}

    /** @param label a preset's word for the status; null leaves the label of an unchanged status alone */
    record SetStatus(
            String streamId,
            CommandContext context,
            Status to,
            @Nullable String label) implements TicketCommand {}

    record CloseTicket(
            String streamId,
            CommandContext context,
            @Nullable String label) implements TicketCommand {}

    record SetPriority(
            String streamId,
            CommandContext context,
            @Nullable Priority to) implements TicketCommand {}

    /** @param author the name of who wrote it; null for the actor's */
    record Reply(
            String streamId,
            CommandContext context,
            String message,
            @Nullable String author) implements TicketCommand {}

    /** @param fields those of {@code to} that count; the others stay as they are */
    record ReviseTicket(String streamId, CommandContext context, Set<TicketField> fields, TicketDetails to)
            implements TicketCommand {}

    record UnlinkCustomer(String streamId, CommandContext context) implements TicketCommand {}

    record DeleteTicket(String streamId, CommandContext context) implements TicketCommand {}

    /**
     * Several changes as one: all their events in one append, or none. They take effect in the order reopen, reply,
     * everything else, close, delete, whatever their order in the update.
     */
    record UpdateTicket(String streamId, CommandContext context, TicketUpdate update) implements TicketCommand {}
}
