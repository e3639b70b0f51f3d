package io.ticketledger.query.platform;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits for the event store's schema, which command-service makes: the two may start in any order. */
final class SchemaGate {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final StartGate gate;

    SchemaGate(JdbcClient jdbc, Duration timeout) {
        this.jdbc = jdbc;
        gate = new StartGate("the event store's schema", timeout, PAUSE, "; command-service makes it when it starts");
    }

    void await() {
        gate.await(
                () -> jdbc.sql("SELECT name FROM ledger_secret WHERE name = 'cursor'")
                        .query(String.class)
                        .single(),
                DataAccessException.class);
    }
}
