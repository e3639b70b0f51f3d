package io.ticketledger.platform.access;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Migrated databases for tests of access, all on one PostgreSQL that ends with the JVM. */
public final class ScratchDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "access_" + COUNT.incrementAndGet();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public ScratchDatabase() {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure().dataSource(dataSource()).load().migrate();
    }

    public DataSource dataSource() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    /** Connects a Spring context to it, under the role of command-service. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> Server.POSTGRES.getJdbcUrl("postgres", name));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.hikari.connection-init-sql", () -> "SET ROLE ticketledger_command");
        registry.add("spring.flyway.enabled", () -> "false");
    }
}
