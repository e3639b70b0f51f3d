package io.ticketledger.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.command.append.IdempotencyRow;
import io.ticketledger.command.append.StreamConflictException;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.events.RefusedException;
import io.ticketledger.platform.web.RequestContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides a command again on the fresh ticket when another one was first: up to 10 times or 2 s. Counts commands and
 * refusals.
 */
@Component
class RetryingSender {
    static final int MOST_ATTEMPTS = 10;
    static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE_MILLIS = 10;

    private final CommandSender sender;
    private final MeterRegistry meters;

    RetryingSender(CommandSender sender, MeterRegistry meters) {
        this.sender = sender;
        this.meters = meters;
    }

    /** @param toBeMended a refusal that the sender will get round with another command: no client hears of it */
    Object send(
            Object command,
            RequestContext request,
            @Nullable IdempotencyRow idempotency,
            Predicate<RefusedException> toBeMended) {
        String name = command.getClass().getSimpleName();
        try {
            Object result = attempt(command, request, idempotency);
            count(name, "accepted");
            return result;
        } catch (RefusedException e) {
            if (!toBeMended.test(e)) {
                count(name, "refused");
                meters.counter("ticketledger.refusals", "code", e.code().name()).increment();
            }
            throw e;
        } catch (ApiException e) {
            count(name, e.error() instanceof ApiError.Unavailable ? "failed" : "refused");
            throw e;
        } catch (RuntimeException e) {
            count(name, "failed");
            throw e;
        }
    }

    private Object attempt(Object command, RequestContext request, @Nullable IdempotencyRow idempotency) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return sender.send(command, request, idempotency);
            } catch (StreamConflictException e) {
                meters.counter("ticketledger.conflicts").increment();
                if (attempt == MOST_ATTEMPTS || System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new ApiException(new ApiError.Unavailable("The ticket is being changed too often.", 1));
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(new ApiError.Unavailable("The service is stopping.", 1));
        }
    }

    private void count(String command, String outcome) {
        meters.counter("ticketledger.commands", "command", command, "outcome", outcome)
                .increment();
    }
}
