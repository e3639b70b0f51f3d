package io.ticketledger.platform.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Limits as an operator sets them; what is not set has its default. */
public final class LimitsFixture {
    private LimitsFixture() {}

    /** @param settings names below {@code ticketledger.limits} and their values, by turns */
    public static Limits limits(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(Limits.PREFIX + "." + settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(Limits.PREFIX, Limits.class);
    }

    /** Slows by calling instead of by waiting. */
    public static FailedAttempts failedAttempts(Limits limits, Consumer<Duration> waiting) {
        return new FailedAttempts(limits.failedAuthentication(), waiting::accept, Ticker.systemTicker());
    }
}
