package io.ticketledger.architecture.offender.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A name from a user must be a parameter. */
record ConcatenatesSql(JdbcClient jdbc) {
    long count(String name) {
        return jdbc.sql("SELECT count(*) FROM event WHERE name = '" + name + "'")
                .query(Long.class)
                .single();
    }
}
