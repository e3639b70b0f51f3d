package io.ticketledger.command.api.ledger;

import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.platform.web.ErrorAnswers;
import io.ticketledger.platform.web.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What became of each command of a batch: its answer, or the problem that it would have been answered with alone. */
@Component
class BatchResults {

    private final LedgerErrors errors = new LedgerErrors();
    private final ErrorAnswers failures;
    private final JsonMapper mapper;

    BatchResults(ErrorAnswers failures, JsonMapper mapper) {
        this.failures = failures;
        this.mapper = mapper;
    }

    record TicketResult(int status, UUID ticketId, long version, List<CommandAnswer.Happened> events) {}

    record ChannelResult(int status, long version, List<CommandAnswer.Happened> events) {}

    static Object done(int status, TicketOutcome outcome) {
        CommandAnswer answer = CommandAnswer.of(outcome);
        return new TicketResult(status, answer.ticketId(), answer.version(), answer.events());
    }

    static Object done(int status, ChannelOutcome outcome) {
        ChannelAnswer answer = ChannelAnswer.of(outcome);
        return new ChannelResult(status, answer.version(), answer.events());
    }

    /**
     * Each command's result; a failure of any kind becomes its problem. After one that was UNAVAILABLE no other is tried:
     * it would only wait for the same.
     */
    List<Object> of(List<Supplier<Object>> commands, RequestContext context) {
        List<Object> results = new ArrayList<>(commands.size());
        ApiError outage = null;
        for (Supplier<Object> command : commands) {
            if (outage != null) {
                results.add(problem(outage));
                continue;
            }
            try {
                results.add(command.get());
            } catch (RuntimeException e) {
                ApiError error = failures.errorOf(e, context.correlationId());
                outage = error instanceof ApiError.Unavailable ? error : null;
                results.add(problem(error));
            }
        }
        return results;
    }

    private Object problem(ApiError error) {
        return mapper.readTree(errors.answer(error).body());
    }
}
