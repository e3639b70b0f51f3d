package io.ticketledger.query.platform;

import io.ticketledger.query.consistency.Consistency;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What readers get who don't say what they want.
 *
 * @param mode strong or eventual
 * @param timeout the longest that a read waits
 */
@ConfigurationProperties("ticketledger.consistency")
public record ConsistencyProperties(
        @DefaultValue("strong") Consistency mode,
        @DefaultValue("2s") Duration timeout) {}
