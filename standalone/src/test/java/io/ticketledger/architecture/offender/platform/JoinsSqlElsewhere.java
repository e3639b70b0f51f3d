package io.ticketledger.architecture.offender.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nor a method of its own. */
record JoinsSqlElsewhere(JdbcClient jdbc) {
    long count(List<String> names) {
        return jdbc.sql(statement(names)).query(Long.class).single();
    }

    private static String statement(List<String> names) {
        return "SELECT count(*) FROM event WHERE name IN (" + String.join(",", names) + ")";
    }
}
