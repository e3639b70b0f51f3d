package io.ticketledger.platform.access.jwt;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ticketledger.platform.access.Authentication;
import io.ticketledger.platform.access.Authentication.Accepted;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Credentials;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The credentials as Spring Boot wires them from properties, and a hand on the clock that paces fetches. */
final class DecoderContext {
    static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    private final AtomicLong nanos = new AtomicLong();

    ApplicationContextRunner runner(String... properties) {
        Ticker ticker = nanos::get;
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OAuth2ResourceServerAutoConfiguration.class, JwtAccessConfiguration.class))
                .withBean(PacedFetches.class, () -> new PacedFetches(ticker));
        for (String property : properties) {
            runner = runner.withPropertyValues(PREFIX + property);
        }
        return runner;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    static Caller accepted(Credentials credentials, String token) {
        Authentication answer = credentials.authenticate(token);
        if (answer instanceof Accepted accepted) {
            return accepted.caller();
        }
        throw new AssertionError("refused: " + answer);
    }
}
