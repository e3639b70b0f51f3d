package io.ticketledger.query.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits for the event store's schema, which command-service makes: the two may start in any order. */
final class SchemaGate {
    private static final Logger log = LoggerFactory.getLogger(SchemaGate.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Duration timeout;

    SchemaGate(JdbcClient jdbc, Duration timeout) {
        this.jdbc = jdbc;
        this.timeout = timeout;
    }

    void await() {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean told = false;
        while (true) {
            try {
                jdbc.sql("SELECT name FROM ledger_secret WHERE name = 'cursor'")
                        .query(String.class)
                        .single();
                return;
            } catch (DataAccessException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "the event store's schema was not there within " + timeout.toSeconds()
                                    + " s; command-service makes it when it starts",
                            e);
                }
                if (!told) {
                    log.info(
                            "waiting up to {} s for the event store and its schema ({})",
                            timeout.toSeconds(),
                            e.getClass().getSimpleName());
                    told = true;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the event store", e);
        }
    }
}
