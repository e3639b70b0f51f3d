package io.ticketledger.command.dispatch;

import io.ticketledger.command.append.Append;
import io.ticketledger.command.append.AppendPort;
import io.ticketledger.command.append.IdempotencyRow;
import io.ticketledger.command.append.IdempotencyRows;
import io.ticketledger.command.append.RepeatedRequestException;
import io.ticketledger.command.append.RequestUnderWayException;
import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.ConfigureChannel;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.ChannelConfigured;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.RefusedException;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketChannel;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.platform.access.Caller;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends commands so that a request repeated under its idempotency key does nothing twice and is answered as the first
 * time: from the events of then.
 */
@Component
class RepeatableSender {
    private final RetryingSender sender;
    private final IdempotencyRows rows;
    private final AppendPort appends;
    private final StreamHistory history;
    private final Clock clock;

    RepeatableSender(
            RetryingSender sender, IdempotencyRows rows, AppendPort appends, StreamHistory history, Clock clock) {
        this.sender = sender;
        this.rows = rows;
        this.appends = appends;
        this.history = history;
        this.clock = clock;
    }

    /** @throws ApiException IDEMPOTENCY_CONFLICT when the key was used for another request, or for a part of one */
    void requireSame(Caller caller, IdempotencyKey key) {
        first(caller, key);
    }

    TicketOutcome ticket(Supplier<TicketCommand> command, Call call) {
        return ticket(command, refusal -> false, call);
    }

    /**
     * @param command made when it is no repeat
     * @param toBeMended a refusal that the caller will get round with another command
     */
    TicketOutcome ticket(Supplier<TicketCommand> command, Predicate<RefusedException> toBeMended, Call call) {
        return once(
                call,
                () -> {
                    IdempotencyRow row = row(call);
                    TicketOutcome outcome = (TicketOutcome) sender.send(command.get(), call.request(), row, toBeMended);
                    if (outcome.events().isEmpty() && row != null) {
                        remember(row, outcome.streamId(), outcome.ticket().version());
                    }
                    return outcome;
                },
                this::ticketOf);
    }

    ChannelOutcome channel(ConfigureChannel command, Call call) {
        return once(
                call,
                () -> {
                    IdempotencyRow row = row(call);
                    ChannelOutcome outcome =
                            (ChannelOutcome) sender.send(command, call.request(), row, refusal -> false);
                    if (outcome.events().isEmpty() && row != null) {
                        remember(row, outcome.streamId(), outcome.channel().version());
                    }
                    return outcome;
                },
                this::channelOf);
    }

    /** Answers a repeat from its row; also when the first request was committed while this one was being decided. */
    private <T> T once(Call call, Supplier<T> attempt, Function<IdempotencyRow, T> repeat) {
        IdempotencyRow earlier = find(call);
        if (earlier != null) {
            return repeat.apply(earlier);
        }
        try {
            return attempt.get();
        } catch (RefusedException | RepeatedRequestException e) {
            IdempotencyRow first = find(call);
            if (first != null) {
                return repeat.apply(first);
            }
            throw e instanceof RepeatedRequestException
                    ? new ApiException(new ApiError.Unavailable("The first request has been forgotten just now.", 1), e)
                    : e;
        } catch (RequestUnderWayException e) {
            throw new ApiException(new ApiError.IdempotencyConflict(true), e);
        }
    }

    private @Nullable IdempotencyRow find(Call call) {
        IdempotencyKey key = call.idempotency();
        if (key == null) {
            return null;
        }
        Caller caller = call.caller();
        if (key.item() > 0) {
            return ofSame(rows.find(caller.workspace(), caller.subject(), key.key(), key.item()), key);
        }
        IdempotencyRow row = first(caller, key);
        return row == null || row.item() > 0 ? null : row;
    }

    /** Any row of the key tells whether it is the same request: also that of a command amid a batch. */
    private @Nullable IdempotencyRow first(Caller caller, IdempotencyKey key) {
        return ofSame(rows.findFirst(caller.workspace(), caller.subject(), key.key()), key);
    }

    private static @Nullable IdempotencyRow ofSame(@Nullable IdempotencyRow row, IdempotencyKey key) {
        if (row != null
                && !(row.method().equals(key.method())
                        && row.path().equals(key.path())
                        && MessageDigest.isEqual(row.bodyHash(), key.bodyHash()))) {
            throw new ApiException(new ApiError.IdempotencyConflict(false));
        }
        return row;
    }

    private @Nullable IdempotencyRow row(Call call) {
        IdempotencyKey key = call.idempotency();
        return key == null
                ? null
                : new IdempotencyRow(
                        call.caller().workspace(),
                        call.caller().subject(),
                        key.key(),
                        key.item(),
                        key.method(),
                        key.path(),
                        key.bodyHash(),
                        "",
                        0,
                        0,
                        key.status(),
                        clock.instant());
    }

    private void remember(IdempotencyRow row, String streamId, long version) {
        appends.append(new Append(List.of(), row.of(streamId, version, version)));
    }

    private TicketOutcome ticketOf(IdempotencyRow row) {
        List<TicketEvent> events = history.read(row.streamId(), row.toVersion()).stream()
                .map(TicketEvent.class::cast)
                .toList();
        return new TicketOutcome(row.streamId(), Objects.requireNonNull(Ticket.fold(events)), newOf(events, row));
    }

    private ChannelOutcome channelOf(IdempotencyRow row) {
        List<ChannelConfigured> events = history.read(row.streamId(), row.toVersion()).stream()
                .map(ChannelConfigured.class::cast)
                .toList();
        return new ChannelOutcome(row.streamId(), TicketChannel.of(events.getLast()), newOf(events, row));
    }

    private static <E extends LedgerEvent> List<E> newOf(List<E> events, IdempotencyRow row) {
        return events.stream().filter(e -> e.version() > row.fromVersion()).toList();
    }
}
