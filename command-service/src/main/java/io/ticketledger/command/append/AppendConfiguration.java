package io.ticketledger.command.append;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The append port, its way under Axon's event store, and what is read beside it. */
@Configuration(proxyBeanMethods = false)
class AppendConfiguration {

    @Bean
    AppendPort appendPort(JdbcTemplate jdbc, DataSource dataSource, MeterRegistry meters) {
        return new JdbcAppendPort(jdbc, new JdbcTransactionManager(dataSource), meters);
    }

    @Bean
    AxonEventAppender eventAppender(AppendPort port) {
        return new AxonEventAppender(port);
    }

    @Bean
    TicketDirectory ticketDirectory(JdbcTemplate jdbc) {
        return new TicketDirectory(jdbc);
    }

    @Bean
    IdempotencyRows idempotencyRows(JdbcTemplate jdbc) {
        return new IdempotencyRows(jdbc);
    }
}
