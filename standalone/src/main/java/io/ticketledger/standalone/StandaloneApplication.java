package io.ticketledger.standalone;

import io.ticketledger.command.CommandServiceConfiguration;
import io.ticketledger.platform.PlatformConfiguration;
import io.ticketledger.query.QueryServiceConfiguration;
import io.ticketledger.standalone.maintenance.Maintenance;
import java.util.Arrays;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Ticket Ledger in one process. Without a command it serves; {@code backup FILE} and {@code restore FILE} dump and
 * restore its event store, {@code verify} has one that serves compare its read models with its log.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    CommandServiceConfiguration.class,
    QueryServiceConfiguration.class,
    RebuildClock.class,
    ReadyMessage.class
})
public class StandaloneApplication {

    /**
     * Ends with 1 when it cannot start or the command fails, and with 2 when the command line is wrong; for a
     * verification see {@link Maintenance}.
     */
    public static void main(String[] args) {
        if (Arrays.stream(args).anyMatch(arg -> !arg.startsWith("-") || arg.equals("--help") || arg.equals("-h"))) {
            System.exit(Maintenance.run(args, System.out, System.err));
        }
        try {
            Standalone.start(args);
        } catch (RuntimeException e) {
            System.exit(1); // Spring Boot has reported why.
        }
    }
}
