package io.ticketledger.standalone;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running Ticket Ledger with its stores. They stop in the reverse order, PostgreSQL last, also on SIGTERM. */
public final class Standalone implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final EmbeddedStores stores;

    private Standalone(ConfigurableApplicationContext context, EmbeddedStores stores) {
        this.context = context;
        this.stores = stores;
    }

    /**
     * Starts with the settings of {@code standalone.yml} and these arguments, and returns when HTTP is served. The
     * read models may still be catching up: see the readiness probe.
     */
    public static Standalone start(String... args) {
        EmbeddedStores stores = new EmbeddedStores();
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "standalone"));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(stores);
        // Handlers run when every context is closed.
        SpringApplication.getShutdownHandlers().add(stores);
        try {
            return new Standalone(application.run(args), stores);
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        stores.close();
    }
}
