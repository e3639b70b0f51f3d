package io.ticketledger.standalone;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on standard output, once the read models are up to date, how to use what has been started. */
@Component
final class ReadyMessage implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HealthEndpoint health;
    private final RebuildClock rebuild;
    private final Environment settings;

    ReadyMessage(HealthEndpoint health, RebuildClock rebuild, Environment settings) {
        this.health = health;
        this.rebuild = rebuild;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread.ofVirtual().name("ready-message").start(() -> await(event.getApplicationContext()));
    }

    private void await(ConfigurableApplicationContext context) {
        try {
            while (context.isActive()) {
                HealthDescriptor readiness = health.healthForPath("readiness");
                if (readiness != null && readiness.getStatus().equals(Status.UP)) {
                    print(System.out);
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException | RuntimeException e) {
            log.debug("Ended before it was ready", e);
        }
    }

    private void print(PrintStream out) {
        String scheme = settings.containsProperty("server.ssl.bundle") ? "https://" : "http://";
        String url = scheme + host(settings.getProperty("server.address", "")) + ":"
                + settings.getRequiredProperty("local.server.port");
        double rebuilt = rebuild.seconds();
        String key = keySource();
        out.printf(
                Locale.ROOT,
                """

                Ticket Ledger is ready, %.1f s after its start (%,d events read in %.1f s%s).

                  Listens on   %s   (a page to try it)
                  API docs     %s/swagger-ui.html
                  Data         %s
                  Admin key    %s

                Create a ticket:

                  curl -s %s/commands/create-ticket \\
                    -H "Authorization: Bearer %s" -H "Content-Type: application/json" \\
                    -d '{"title": "Printer on fire", "priority": "URGENT"}'

                """,
                uptime(),
                rebuild.events(),
                rebuilt,
                rebuild.events() > 1000 ? String.format(Locale.ROOT, ", %,.0f/s", rebuild.events() / rebuilt) : "",
                url,
                url,
                settings.getRequiredProperty("ticketledger.data-dir"),
                key.isEmpty() ? "as TICKETLEDGER_ADMIN_KEY says" : key,
                url,
                key.isEmpty() ? "$TICKETLEDGER_ADMIN_KEY" : "$(cat " + quoted(key) + ")");
        out.flush();
    }

    /** The file of the admin key, or nothing when the settings hold the key itself. */
    private String keySource() {
        return AdminKeyFile.isSet(settings, AdminKeyFile.KEY)
                ? ""
                : Path.of(settings.getRequiredProperty(AdminKeyFile.PROPERTY))
                        .toAbsolutePath()
                        .toString();
    }

    /** As a shell takes it within double quotes and {@code $( )}, where quotes begin anew. */
    private static String quoted(String path) {
        return path.matches("[\\w./+@%:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String host(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address.isBlank() ? "0.0.0.0" : address);
            return parsed.isAnyLocalAddress() || parsed.isLoopbackAddress() ? "127.0.0.1" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static double uptime() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
