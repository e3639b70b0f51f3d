package io.ticketledger.command.bulk;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.TicketCommands;
import io.ticketledger.command.dispatch.TicketRef;
import io.ticketledger.command.ticket.TicketChange;
import io.ticketledger.command.ticket.TicketOutcome;
import io.ticketledger.command.ticket.TicketUpdate;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.ledger.LedgerErrors;
import io.ticketledger.platform.web.ErrorAnswers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the command of one ticket and tells what became of it; never throws an exception. */
@Component
class TicketChanger {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final LedgerErrors errors = new LedgerErrors();
    private final TicketCommands commands;
    private final ErrorAnswers failures;
    private final MeterRegistry meters;

    TicketChanger(TicketCommands commands, ErrorAnswers failures, MeterRegistry meters) {
        this.commands = commands;
        this.failures = failures;
        this.meters = meters;
    }

    /** @param attempts how often it is tried when others keep the ticket, or the same request, busy */
    Outcome change(long number, TicketUpdate update, Call call, int attempts) {
        Outcome outcome = attempt(number, update, call, attempts);
        meters.counter(
                        "ticketledger.bulk.tickets",
                        "outcome",
                        outcome.kind().name().toLowerCase(Locale.ROOT))
                .increment();
        return outcome;
    }

    private Outcome attempt(long number, TicketUpdate update, Call call, int attempts) {
        for (int attempt = 1; ; attempt++) {
            try {
                TicketOutcome done = commands.change(new TicketRef.ByNumber(number), TicketChange.of(update), call);
                return Outcome.done(!done.events().isEmpty(), done.ticket().version());
            } catch (RuntimeException e) {
                if (attempt >= attempts || !isBusy(e)) {
                    return failed(e, call.request().correlationId());
                }
                LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
            }
        }
    }

    private static boolean isBusy(RuntimeException failure) {
        return failure instanceof ApiException e
                && (e.error() instanceof ApiError.Unavailable
                        || e.error() instanceof ApiError.IdempotencyConflict(boolean inFlight) && inFlight);
    }

    private Outcome failed(RuntimeException failure, String correlationId) {
        ApiError error = failures.errorOf(failure, correlationId);
        JsonNode problem = MAPPER.readTree(errors.answer(error).body());
        return Outcome.refused(
                kind(error, failure),
                problem.path("code").asString(),
                problem.path("detail").asString("An unexpected fault."));
    }

    /** A ticket that others keep busy says nothing of the next one, unlike a store that is out of reach. */
    private static Outcome.Kind kind(ApiError error, RuntimeException failure) {
        return switch (error) {
            case ApiError.Unavailable e when !(failure instanceof ApiException) -> Outcome.Kind.OUTAGE;
            case ApiError.Unexpected e -> Outcome.Kind.FAULT;
            default -> Outcome.Kind.REFUSED;
        };
    }
}
