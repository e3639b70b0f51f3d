package io.ticketledger.command.append;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ticketledger.events.TicketEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends in one READ COMMITTED transaction on one connection, held no longer than that. Whatever may be refused comes
 * before the events, so that a refusal burns no number of the global index.
 */
final class JdbcAppendPort implements AppendPort {
    private static final Logger log = LoggerFactory.getLogger(JdbcAppendPort.class);
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(10);

    private final TransactionTemplate transaction;
    private final AppendStatements statements;
    private final Timer time;
    private final DistributionSummary size;

    JdbcAppendPort(JdbcTemplate jdbc, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.statements = new AppendStatements(jdbc);
        this.time = Timer.builder("ticketledger.append")
                .description("Time of the append's transaction")
                .register(meters);
        this.size = DistributionSummary.builder("ticketledger.append.events")
                .description("Events of one append")
                .register(meters);
    }

    @Override
    public void append(Append append) {
        for (int attempt = 1; ; attempt++) {
            try {
                time.record(() -> transaction.executeWithoutResult(status -> write(append)));
                size.record(append.events().size());
                return;
            } catch (DataAccessException failure) {
                if (!Violation.isTransient(failure) || attempt == ATTEMPTS || isPartOfAnother()) {
                    throw Violation.of(failure);
                }
                log.info("append rolled back by PostgreSQL, attempt {} of {}", attempt, ATTEMPTS);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
            }
        }
    }

    private void write(Append append) {
        if (append.idempotency() != null) {
            remember(append.idempotency());
        }
        List<EventRow> events = append.events();
        if (events.isEmpty()) {
            return;
        }
        keepDirectory(
                events.getFirst().streamId(),
                DirectoryChange.of(events.stream()
                        .map(EventRow::event)
                        .filter(TicketEvent.class::isInstance)
                        .map(TicketEvent.class::cast)
                        .toList()));
        statements.insert(events);
    }

    private void remember(IdempotencyRow request) {
        try {
            statements.insert(request);
        } catch (DataAccessException failure) {
            if (Violation.isLockTimeout(failure)) {
                throw new RequestUnderWayException("a request under the same idempotency key is still under way");
            }
            throw failure;
        }
    }

    private void keepDirectory(String streamId, DirectoryChange change) {
        if (change.created() != null) {
            statements.insert(streamId, change.created(), change.unfinished(), change.deleted());
        } else if (change.isUpdate() && statements.update(streamId, change.unfinished(), change.deleted()) != 1) {
            throw new IllegalStateException("stream " + streamId + " is not in the ticket directory");
        }
    }

    private static boolean isPartOfAnother() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
