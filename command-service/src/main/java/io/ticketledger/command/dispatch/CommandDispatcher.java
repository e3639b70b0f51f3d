package io.ticketledger.command.dispatch;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.ticketledger.command.append.TicketDirectory;
import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.CommandContext;
import io.ticketledger.command.ticket.ConfigureChannel;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketCommand.CreateTicket;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Permission;
import io.ticketledger.events.Actor;
import io.ticketledger.events.RefusalCode;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.access.Caller;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes commands of what clients want: finds the ticket, draws ids and numbers, and sends them on their way. */
@Component
class CommandDispatcher implements TicketCommands {
    /** So many collisions of drawn numbers are put up with; each draws from twice as many as the one before. */
    private static final int MOST_DRAWS = 20;

    private final TicketDirectory directory;
    private final RepeatableSender sender;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CommandDispatcher(TicketDirectory directory, RepeatableSender sender, Clock clock) {
        this.directory = directory;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public TicketOutcome create(NewTicket ticket, Call call) {
        if (ticket.isImport()) {
            requireImport(call.caller());
        }
        CommandContext context = context(call);
        UUID stream = ids.generate();
        UUID id = ticket.id() == null ? stream : ticket.id();
        Long given = ticket.number();
        if (given != null) {
            return sender.ticket(() -> createTicket(stream, id, given, ticket, context), call);
        }
        String workspace = call.caller().workspace();
        for (int taken = 0; ; taken++) {
            int collisions = taken;
            try {
                return sender.ticket(
                        () -> createTicket(stream, id, drawNumber(workspace, collisions), ticket, context),
                        refusal -> isToBeDrawnAnew(refusal, collisions),
                        call);
            } catch (RefusedException e) {
                if (!isToBeDrawnAnew(e, collisions)) {
                    throw e;
                }
            }
        }
    }

    private long drawNumber(String workspace, int collisions) {
        return collisions == 0 ? directory.drawNumber() : directory.drawFreeNumber(workspace, collisions);
    }

    private static boolean isToBeDrawnAnew(RefusedException refusal, int collisions) {
        return refusal.code() == RefusalCode.DUPLICATE_NUMBER && collisions + 1 < MOST_DRAWS;
    }

    @Override
    public TicketOutcome change(TicketRef ref, TicketChange change, Call call) {
        CommandContext context = context(call);
        return sender.ticket(() -> change.on(streamOf(ref, call.caller().workspace()), context), call);
    }

    @Override
    public void requireSameRequest(Caller caller, IdempotencyKey key) {
        sender.requireSame(caller, key);
    }

    @Override
    public ChannelOutcome configure(NewChannel channel, Call call) {
        return sender.channel(
                new ConfigureChannel(
                        context(call),
                        channel.guildId(),
                        channel.ticketType(),
                        channel.channelId(),
                        channel.id(),
                        ids.generate()),
                call);
    }

    private CommandContext context(Call call) {
        Caller caller = call.caller();
        if (call.occurredAt() != null) {
            requireImport(caller);
        }
        return new CommandContext(
                caller.workspace(),
                new Actor(caller.subject(), caller.credentialId(), call.dialect()),
                caller.displayName(),
                clock.instant(),
                call.occurredAt(),
                call.ifVersion());
    }

    private static void requireImport(Caller caller) {
        if (!caller.may(Permission.TICKET_IMPORT)) {
            throw new ApiException(new ApiError.Forbidden(Permission.TICKET_IMPORT));
        }
    }

    private String streamOf(TicketRef ref, String workspace) {
        String stream = switch (ref) {
            case TicketRef.ById byId -> directory.streamOf(workspace, byId.id());
            case TicketRef.ByNumber byNumber -> directory.streamOf(workspace, byNumber.number());
            case TicketRef.ByShortId byShortId -> directory.streamOf(workspace, byShortId.shortId());
        };
        if (stream == null) {
            throw new RefusedException(RefusalCode.NOT_FOUND, "There is no such ticket.");
        }
        return stream;
    }

    private static CreateTicket createTicket(
            UUID stream, UUID id, long number, NewTicket ticket, CommandContext context) {
        return new CreateTicket(
                stream.toString(),
                context,
                id,
                number,
                ticket.shortId(),
                ticket.status(),
                ticket.statusLabel(),
                ticket.priority(),
                ticket.assignment(),
                ticket.details(),
                ticket.claimedBy(),
                ticket.closedAt(),
                ticket.importedChangeLog());
    }
}
