package io.ticketledger.command.api.ledger;

import io.ticketledger.command.ticket.ChannelOutcome;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.web.ApiException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What became of each command of a batch: its answer, or the problem that it would have been answered with alone. */
@Component
class BatchResults {
    private static final Logger LOG = LoggerFactory.getLogger(BatchResults.class);

    private final LedgerErrors errors = new LedgerErrors();
    private final JsonMapper mapper;

    BatchResults(JsonMapper mapper) {
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

    /** The command's result; a failure of any kind becomes its problem. */
    Object of(Supplier<Object> command) {
        try {
            return command.get();
        } catch (RefusedException e) {
            return problem(new ApiError.Refused(e.code(), e.field(), e.reason()));
        } catch (ApiException e) {
            return problem(e.error());
        } catch (RuntimeException e) {
            LOG.error("a command of a batch failed", e);
            return problem(new ApiError.Unexpected(String.valueOf(MDC.get("correlationId"))));
        }
    }

    private Object problem(ApiError error) {
        return mapper.readTree(errors.answer(error).body());
    }
}
