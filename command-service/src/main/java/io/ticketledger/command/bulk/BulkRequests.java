package io.ticketledger.command.bulk;

import io.ticketledger.command.append.Append;
import io.ticketledger.command.append.AppendPort;
import io.ticketledger.command.append.IdempotencyRow;
import io.ticketledger.command.append.IdempotencyRows;
import io.ticketledger.command.append.RepeatedRequestException;
import io.ticketledger.command.append.RequestUnderWayException;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.platform.access.Caller;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of a client's request under its idempotency key. A row whose stream is a job's leads to that job. */
@Component
class BulkRequests {
    private static final String JOB = "job:";

    private final IdempotencyRows rows;
    private final TicketCommands commands;
    private final AppendPort appends;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkRequests(
            IdempotencyRows rows, TicketCommands commands, AppendPort appends, DataSource dataSource, Clock clock) {
        this.rows = rows;
        this.commands = commands;
        this.appends = appends;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /** @param job the job that the request became; null when its tickets were changed at once */
    record Earlier(@Nullable UUID job) {}

    /**
     * The same request when it was begun before, null when it wasn't.
     *
     * @throws ApiException IDEMPOTENCY_CONFLICT when its key was used for another
     */
    @Nullable
    Earlier earlier(Call call) {
        IdempotencyKey key = call.idempotency();
        if (key == null) {
            return null;
        }
        Caller caller = call.caller();
        commands.requireSameRequest(caller, key);
        IdempotencyRow row = rows.findFirst(caller.workspace(), caller.subject(), key.key());
        if (row == null) {
            return null;
        }
        String stream = row.streamId();
        return new Earlier(stream.startsWith(JOB) ? UUID.fromString(stream.substring(JOB.length())) : null);
    }

    /**
     * Makes a job of the request, unless the same request was first: the job and the row that leads to it, in one
     * transaction.
     *
     * @return the job: this one, or that of the first
     */
    UUID once(Call call, UUID job, Runnable insert) {
        try {
            transaction.executeWithoutResult(status -> {
                IdempotencyKey key = call.idempotency();
                if (key != null) {
                    appends.append(new Append(List.of(), row(call.caller(), key, JOB + job)));
                }
                insert.run();
            });
            return job;
        } catch (RepeatedRequestException e) {
            Earlier first = earlier(call);
            if (first == null || first.job() == null) {
                throw new ApiException(
                        new ApiError.Unavailable("The first request has been forgotten just now.", 1), e);
            }
            return first.job();
        } catch (RequestUnderWayException e) {
            throw new ApiException(new ApiError.IdempotencyConflict(true), e);
        }
    }

    private IdempotencyRow row(Caller caller, IdempotencyKey key, String stream) {
        return new IdempotencyRow(
                caller.workspace(),
                caller.subject(),
                key.key(),
                key.item(),
                key.method(),
                key.path(),
                key.bodyHash(),
                stream,
                0,
                0,
                key.status(),
                clock.instant());
    }
}
