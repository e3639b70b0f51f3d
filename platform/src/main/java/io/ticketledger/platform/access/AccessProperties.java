package io.ticketledger.platform.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access.
 *
 * @param useInterval how often the counted uses of keys are written; as much of them a kill may lose
 * @param logAddresses whether the log of refused credentials tells whole addresses; networks otherwise
 */
@ConfigurationProperties("ticketledger.access")
record AccessProperties(
        @DefaultValue("10s") Duration useInterval,
        @DefaultValue("false") boolean logAddresses) {
    AccessProperties {
        if (useInterval.toMillis() < 1) {
            throw new IllegalArgumentException("ticketledger.access.use-interval must be positive");
        }
    }
}
