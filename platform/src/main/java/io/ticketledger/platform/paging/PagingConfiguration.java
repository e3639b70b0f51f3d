package io.ticketledger.platform.paging;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** The signer whose key is in PostgreSQL, shared by all instances of both services. */
@Configuration(proxyBeanMethods = false)
public class PagingConfiguration {
    @Bean
    CursorSigner cursorSigner(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new CursorSigner(
                SingletonSupplier.of(() -> jdbc.sql("SELECT value FROM ledger_secret WHERE name = 'cursor'")
                        .query((row, number) -> row.getBytes(1))
                        .single())::obtain);
    }
}
