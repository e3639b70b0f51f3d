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
import java.util.function.UnaryOperator;
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
        return Embedded.SERVER.create();
    }

    /** A fresh database without a schema, for tests of the migration itself. */
    public static Database createEmpty() {
        return Embedded.SERVER.createFrom("template1");
    }

    /** Another server, such as one in a container; the user may create databases and roles. */
    public static Server at(String host, int port, String user, String password) {
        Server server = new Server(database ->
                "jdbc:postgresql://" + host + ':' + port + '/' + database + "?user=" + user + "&password=" + password);
        server.prepare();
        return server;
    }

    /** @param url the JDBC address, credentials included, of a database by its name */
    public record Server(UnaryOperator<String> url) {

        /** A fresh and migrated database. */
        public Database create() {
            return createFrom(TEMPLATE);
        }

        private Database createFrom(String template) {
            String name = "ledger_" + DATABASES.incrementAndGet();
            execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            return new Database(this, name);
        }

        private void prepare() {
            execute("CREATE DATABASE " + TEMPLATE);
            Flyway.configure()
                    .dataSource(new Database(this, TEMPLATE).asOwner())
                    .load()
                    .migrate();
        }

        private void execute(String sql) {
            try (Connection connection =
                            new Database(this, "postgres").asOwner().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /**
     * One database of the server; log in as {@link #user()}, who needs no password. Closing it drops it: the server is
     * slow to clean up when many are left.
     */
    public record Database(Server server, String name) implements AutoCloseable {

        @Override
        public void close() {
            server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }

        public String url() {
            return server.url().apply(name);
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

    private static final class Embedded {
        static final Server SERVER = start();

        private static Server start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Server server = new Server(database -> postgres.getJdbcUrl("postgres", database));
                server.prepare();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
