package io.ticketledger.command.platform;

import io.ticketledger.command.ticket.ConfigureChannel;
import io.ticketledger.command.ticket.TicketCommand;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How aggregates are found, loaded and snapshotted. */
@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {
    private static final int LOCK_ATTEMPTS = 6;
    private static final int LOCK_ATTEMPT_MILLIS = 500;
    private static final int MOST_WAITING = 1_000;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CommandTargetResolver ticketTargetResolver() {
        return message -> new VersionedAggregateIdentifier(
                switch (message.getPayload()) {
                    case TicketCommand command -> command.streamId();
                    case ConfigureChannel command -> command.streamId();
                    default -> throw new IllegalArgumentException("no command of ours: " + message.getPayloadType());
                },
                null);
    }

    /**
     * Commands on one ticket are handled one after the other; each waits up to 3 s for its turn, behind up to 1,000.
     * Every attempt queues up anew, so there are few and long ones.
     */
    @Bean
    LockFactory aggregateLocks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(LOCK_ATTEMPTS + 2) // Axon doesn't wait in the first and the last
                .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                .queueLengthThreshold(MOST_WAITING)
                .build();
    }

    /** Snapshots are made beside the commands, one at a time. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    Snapshotter ticketSnapshotter(EventStore eventStore, ExecutorService snapshotExecutor) {
        TicketSnapshotter.Builder builder = new TicketSnapshotter.Builder();
        builder.eventStore(eventStore).executor(snapshotExecutor);
        return builder.build();
    }

    @Bean
    SnapshotTriggerDefinition ticketSnapshotTrigger(
            Snapshotter ticketSnapshotter, @Value("${ticketledger.snapshot-after:100}") int events) {
        return new EventCountSnapshotTriggerDefinition(ticketSnapshotter, events);
    }
}
