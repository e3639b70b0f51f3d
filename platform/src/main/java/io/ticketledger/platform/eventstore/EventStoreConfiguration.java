package io.ticketledger.platform.eventstore;

import io.ticketledger.events.json.EventJson;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * The event store of a service. It reads as it is; with an {@link EventAppender} in the context it writes, too, and
 * with a {@link SnapshotFilter} it reads snapshots.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventStoreProperties.class)
public class EventStoreConfiguration {

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    @Qualifier("eventSerializer")
    CatalogueSerializer eventSerializer(EventJson json) {
        return new CatalogueSerializer(json);
    }

    /**
     * Axon's buses and processors run without a transaction: the append is the only one there is, so no connection is
     * held while a command waits for its aggregate.
     */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.instance();
    }

    /** Lets Axon's general serializer read back the tokens that it writes, and no other polymorphic type. */
    @Bean
    Jackson3SerializerCustomizer axonTypesOnly() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    Feed feed(DataSource dataSource) {
        return new Feed(dataSource);
    }

    @Bean
    LedgerEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            Feed feed,
            CatalogueSerializer eventSerializer,
            ObjectProvider<SnapshotFilter> snapshotFilter,
            ObjectProvider<EventAppender> appender) {
        JdbcEventStorageEngine.Builder builder = LedgerEventStorageEngine.on(dataSource)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .snapshotFilter(snapshotFilter.getIfAvailable(SnapshotFilter::rejectAll));
        return new LedgerEventStorageEngine(builder, dataSource, feed, appender.getIfAvailable());
    }

    @Bean(name = "eventBus", destroyMethod = "shutDown")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(
            EventStorageEngine engine, EventStoreProperties properties, Configuration configuration) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(properties.fetchDelay().toMillis())
                .cachedEvents(properties.cachedEvents())
                .optimizeEventConsumption(true)
                .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(configuration.getComponent(EventBusSpanFactory.class))
                .build();
    }
}
