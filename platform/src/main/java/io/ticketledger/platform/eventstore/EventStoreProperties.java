package io.ticketledger.platform.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event store.
 *
 * @param fetchDelay how long a reader that has everything waits before it asks again; what this process appends
 *     itself wakes it at once
 * @param cachedEvents how many of the newest events are kept in memory for the readers of this process; one may be of
 *     a megabyte, so few
 */
@ConfigurationProperties("ticketledger.eventstore")
public record EventStoreProperties(
        @DefaultValue("20ms") Duration fetchDelay,
        @DefaultValue("50") int cachedEvents) {}
