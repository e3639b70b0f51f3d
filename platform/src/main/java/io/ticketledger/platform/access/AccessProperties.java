package io.ticketledger.platform.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access.
 *
 * @param useInterval how often the counted uses of keys are written; as much of them a kill may lose
 */
@ConfigurationProperties("ticketledger.access")
record AccessProperties(@DefaultValue("10s") Duration useInterval) {
    AccessProperties {
        if (useInterval.toMillis() < 1) {
            throw new IllegalArgumentException("ticketledger.access.use-interval must be positive");
        }
    }
}
