package io.ticketledger.standalone;

import io.ticketledger.platform.embedded.EmbeddedMongo;
import io.ticketledger.standalone.maintenance.Maintenance;
import io.ticketledger.standalone.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The stores of this process: PostgreSQL on the data directory, and a MongoDB-compatible server in memory. They are
 * started once the settings are known and before anything is wired, and their addresses become settings.
 */
final class EmbeddedStores
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Runnable, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStores.class);
    private static final List<String> FOREIGN = List.of("spring.datasource.url", "spring.mongodb.uri");

    private @Nullable PostgresServer postgres;
    private @Nullable EmbeddedMongo mongo;
    private boolean closed;

    /** Waits, like {@link #close()}, for the other: a SIGTERM may come during the start. */
    @Override
    public synchronized void initialize(ConfigurableApplicationContext context) {
        if (closed) {
            throw new StartException("It was told to stop before it had started.", null);
        }
        ConfigurableEnvironment environment = context.getEnvironment();
        for (String property : FOREIGN) {
            if (environment.containsProperty(property)) {
                throw new StartException(
                        "Standalone runs on stores of its own, but " + property + " is set. Remove it, or start"
                                + " command-service and query-service, which run on stores given by URL.",
                        null);
            }
        }
        Path directory = Path.of(environment.getRequiredProperty("ticketledger.data-dir"))
                .toAbsolutePath()
                .normalize();
        if (Files.exists(directory.resolve(Maintenance.UNFINISHED))) {
            throw new StartException(
                    "A restore into " + directory + " was interrupted: delete that directory and restore again.", null);
        }
        PostgresServer server = PostgresServer.start(directory);
        postgres = server;
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", server.jdbcUrl());
        settings.put("spring.datasource.username", server.username());
        settings.put("spring.datasource.password", server.password());
        settings.put("spring.mongodb.uri", startMongo());
        settings.put("ticketledger.data-dir", directory.toString());
        AdminKeyFile.property(environment, directory)
                .ifPresent(file -> settings.put(AdminKeyFile.PROPERTY, file.toString()));
        environment.getPropertySources().addFirst(new MapPropertySource("embeddedStores", settings));
    }

    private String startMongo() {
        EmbeddedMongo server = EmbeddedMongo.start();
        mongo = server;
        return server.url() + "/ticketledger";
    }

    /** At the end of the process, after the context is closed. */
    @Override
    public void run() {
        stop();
    }

    @Override
    public void close() {
        stop();
        try {
            SpringApplication.getShutdownHandlers().remove(this);
        } catch (IllegalStateException e) {
            log.debug("The process is ending; its handlers are no longer touched");
        }
    }

    private synchronized void stop() {
        closed = true;
        try {
            if (mongo != null) {
                mongo.close();
                mongo = null;
            }
        } finally {
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
        }
    }
}
