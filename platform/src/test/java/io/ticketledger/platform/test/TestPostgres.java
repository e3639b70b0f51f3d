package io.ticketledger.platform.test;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server per JVM on a free port, started at the first call and stopped with the JVM;
 * a database of its own for whoever asks, already migrated. Each is a copy of one template, which takes milliseconds.
 */
public final class TestPostgres {
    public static final String COMMAND_ROLE = "ticketledger_command";
    public static final String QUERY_ROLE = "ticketledger_query";

    private static final String TEMPLATE = "ledger_template";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A fresh and migrated database. */
    public static Database create() {
        Database database = new Database("ledger_" + DATABASES.incrementAndGet());
        execute("CREATE DATABASE " + database.name() + " TEMPLATE " + TEMPLATE);
        return database;
    }

    /** A fresh database without a schema, for tests of the migration itself. */
    public static Database createEmpty() {
        Database database = new Database("empty_" + DATABASES.incrementAndGet());
        execute("CREATE DATABASE " + database.name());
        return database;
    }

    private static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * One database of the server; log in as {@link #user()}, who needs no password. Closing it drops it: the server is
     * slow to clean up when many are left.
     */
    public record Database(String name) implements AutoCloseable {

        @Override
        public void close() {
            execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }

        public String url() {
            return Server.POSTGRES.getJdbcUrl("postgres", name);
        }

        public String user() {
            return "postgres";
        }

        /** Connections of the user who migrates, each made when it is asked for. */
        public DataSource asOwner() {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url());
            return dataSource;
        }

        /** A pool as the services have it: under one of their roles, with batches rewritten. */
        public HikariDataSource pool(String role, int size) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setUsername(user());
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(0);
            config.setConnectionInitSql("SET ROLE " + role);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("prepareThreshold", "3");
            return new HikariDataSource(config);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
