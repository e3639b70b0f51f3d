package io.ticketledger.command.api.ledger;

import static io.ticketledger.command.api.ledger.TicketFields.ID_LENGTH;
import static io.ticketledger.command.api.ledger.TicketFields.MESSAGE_LENGTH;

import io.ticketledger.command.dispatch.NewChannel;
import io.ticketledger.command.dispatch.NewTicket;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.AssignmentPart;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ClaimTicket;
import io.ticketledger.command.ticket.TicketCommand.CloseTicket;
import io.ticketledger.command.ticket.TicketCommand.DeleteTicket;
import io.ticketledger.command.ticket.TicketCommand.ReleaseTicket;
import io.ticketledger.command.ticket.TicketCommand.Reply;
import io.ticketledger.command.ticket.TicketCommand.ReviseTicket;
import io.ticketledger.command.ticket.TicketCommand.SetPriority;
import io.ticketledger.command.ticket.TicketCommand.SetStatus;
import io.ticketledger.command.ticket.TicketCommand.UnlinkCustomer;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Fields;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketField;
import io.ticketledger.platform.access.Caller;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the commands of this API; every field is checked, and one that a command doesn't have is an error. */
final class LedgerCommandParser {
    private static final long HIGHEST_NUMBER = 1_000_000_000_000L;

    private LedgerCommandParser() {}

    /**
     * @param name the command's name, such as {@code claim-ticket}
     * @throws ApiException NOT_FOUND when there is no such command, INVALID_FIELDS when its fields are wrong
     */
    static LedgerCommand parse(String name, ObjectNode body, Caller caller) {
        Fields fields = Fields.of(body);
        LedgerCommand command = switch (name) {
            case "create-ticket" -> create(fields);
            case "configure-channel" -> configure(fields);
            default -> change(name, fields, caller);
        };
        fields.rejectUnknown();
        fields.throwIfInvalid();
        return command;
    }

    private static LedgerCommand create(Fields fields) {
        TicketFields.Details details = TicketFields.details(fields, true);
        UUID id = fields.uuid("ticketId");
        UUID alias = fields.uuid("id");
        if (id != null && alias != null && !id.equals(alias)) {
            fields.error("id", "must equal ticketId when both are given");
        }
        Long number = fields.integer("number", 1, HIGHEST_NUMBER);
        String shortId = fields.filledText("shortId", ID_LENGTH);
        Status status = fields.oneOf("status", Status.class);
        PriorityLevel level = fields.oneOf("priority", PriorityLevel.class);
        Fields claim = fields.object("claim");
        String claimedBy = claim == null ? null : claim.requiredText("by", ID_LENGTH);
        TicketFields.AssignmentChange assignment = TicketFields.assignment(fields.object("assignment"));
        return new LedgerCommand.Create(
                new NewTicket(
                        id == null ? alias : id,
                        number,
                        shortId,
                        status == null ? Status.NEW : status,
                        null,
                        level == null ? null : Priority.of(level),
                        assignment.to(),
                        details.values(),
                        claimedBy,
                        null,
                        null),
                fields.instant("occurredAt"));
    }

    private static LedgerCommand configure(Fields fields) {
        return new LedgerCommand.Configure(new NewChannel(
                fields.uuid("id"),
                fields.requiredText("guildId", ID_LENGTH),
                fields.requiredText("ticketType", ID_LENGTH),
                fields.requiredText("channelId", ID_LENGTH)));
    }

    private static LedgerCommand change(String name, Fields fields, Caller caller) {
        TicketRef ticket = TicketFields.ticketRef(fields);
        TicketChange change = switch (name) {
            case "claim-ticket" -> claim(fields, caller);
            case "release-ticket" -> ReleaseTicket::new;
            case "assign-ticket" -> assign(fields);
            case "set-status" -> status(fields);
            case "close-ticket" -> (stream, context) -> new CloseTicket(stream, context, null);
            case "set-priority" -> priority(fields);
            case "reply" -> reply(fields);
            case "revise-ticket" -> revise(fields);
            case "unlink-customer" -> UnlinkCustomer::new;
            case "delete-ticket" -> DeleteTicket::new;
            default -> throw new ApiException(new ApiError.NotFound("command"));
        };
        Instant occurredAt = fields.instant("occurredAt");
        return new LedgerCommand.Change(ticket, change, occurredAt);
    }

    private static TicketChange claim(Fields fields, Caller caller) {
        String by = fields.filledText("by", ID_LENGTH);
        boolean takeover = Objects.requireNonNullElse(fields.bool("takeover"), false);
        return (stream, context) -> new ClaimTicket(stream, context, by == null ? caller.subject() : by, takeover);
    }

    private static TicketChange assign(Fields fields) {
        Fields nested = fields.object("assignment");
        TicketFields.AssignmentChange change = TicketFields.assignment(nested == null ? fields : nested);
        Set<AssignmentPart> parts = change.parts();
        Assignment to = change.to();
        if (parts.isEmpty()) {
            fields.error("assignment", "must name at least one of group, owner, users, departments, suppliers");
        }
        return (stream, context) -> new AssignTicket(stream, context, parts, to);
    }

    private static TicketChange status(Fields fields) {
        Status to = required(fields, "status", Status.class);
        return (stream, context) -> to == Status.CLOSED
                ? new CloseTicket(stream, context, null)
                : new SetStatus(stream, context, Objects.requireNonNull(to), null);
    }

    private static TicketChange priority(Fields fields) {
        PriorityLevel level = required(fields, "priority", PriorityLevel.class);
        return (stream, context) -> new SetPriority(stream, context, Priority.of(Objects.requireNonNull(level)));
    }

    private static TicketChange reply(Fields fields) {
        String message = fields.requiredText("message", MESSAGE_LENGTH);
        String author = fields.text("author", ID_LENGTH);
        return (stream, context) -> new Reply(stream, context, message, author);
    }

    private static TicketChange revise(Fields fields) {
        TicketFields.Details details = TicketFields.details(fields, false);
        Set<TicketField> given = details.given();
        if (given.isEmpty()) {
            fields.error("ticketId", "must come with at least one field to revise");
        }
        return (stream, context) -> new ReviseTicket(stream, context, given, details.values());
    }

    private static <E extends Enum<E>> @Nullable E required(Fields fields, String name, Class<E> type) {
        fields.require(name);
        return fields.oneOf(name, type);
    }
}
