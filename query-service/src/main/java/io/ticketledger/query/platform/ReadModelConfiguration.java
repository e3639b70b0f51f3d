package io.ticketledger.query.platform;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.eventstore.CatalogueSerializer;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.paging.CursorSigner;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.audit.FeedWatch;
import io.ticketledger.query.audit.TicketHistory;
import io.ticketledger.query.changelog.ChangeLogQuery;
import io.ticketledger.query.channels.ChannelQuery;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.JdbcLedger;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.exports.TicketExport;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.replies.RepliesQuery;
import io.ticketledger.query.reports.JdbcTicketHistories;
import io.ticketledger.query.reports.ReportsQuery;
import io.ticketledger.query.stats.StatsQuery;
import io.ticketledger.query.tickets.TicketList;
import io.ticketledger.query.tickets.TicketReader;
import io.ticketledger.query.verify.Verification;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wires the read models: one processor for tickets with their replies and change logs, one for the
 * counters, one for reports.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReadModelProperties.class, ConsistencyProperties.class})
public class ReadModelConfiguration {
    private static final String DATABASE = "ticketledger";

    /** A request is not held while MongoDB is looked for; what the connection's URL says goes before this. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer shortSearchForMongo(ReadModelProperties properties) {
        long millis = properties.mongoTimeout().toMillis();
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout((int) millis, TimeUnit.MILLISECONDS));
    }

    @Bean
    ReadModel readModel(
            MongoClient client, ObjectProvider<MongoConnectionDetails> connection, ReadModelProperties properties) {
        String name = Optional.ofNullable(connection.getIfAvailable())
                .map(details -> details.getConnectionString().getDatabase())
                .orElse(DATABASE);
        MongoDatabase database = client.getDatabase(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        return new ReadModel(database, properties.generation());
    }

    @Bean
    Ledger queryLedger(DataSource dataSource, Feed feed) {
        return new JdbcLedger(JdbcClient.create(dataSource), feed);
    }

    @Bean
    ReadYourWrites readYourWrites(Ledger ledger, ConsistencyProperties properties) {
        return new ReadYourWrites(ledger, properties.timeout(), Clock.systemUTC());
    }

    @Bean
    Consistency usualConsistency(ConsistencyProperties properties) {
        return properties.mode();
    }

    @Bean
    ProjectionFactory projectionFactory(
            ReadModel readModel,
            EventStore log,
            CatalogueSerializer serializer,
            Ledger ledger,
            ReadModelProperties properties,
            MeterRegistry meters) {
        MongoGate.await(readModel.database(), properties.schemaTimeout());
        Tokens tokens = new Tokens(readModel.database(), UUID.randomUUID().toString(), properties.claimTimeout());
        return new ProjectionFactory(
                readModel,
                log,
                serializer,
                ledger,
                tokens,
                new Anchors(readModel, ledger),
                properties.batchSize(),
                meters);
    }

    @Bean
    ServedProjection ticketsProjection(ProjectionFactory factory, ReadModelProperties properties) {
        return served(ProjectionPlan.tickets(), factory, properties);
    }

    @Bean
    ServedProjection statsProjection(ProjectionFactory factory, ReadModelProperties properties) {
        return served(ProjectionPlan.stats(), factory, properties);
    }

    @Bean
    ServedProjection reportsProjection(
            ProjectionFactory factory, DataSource dataSource, EventJson json, ReadModelProperties properties) {
        return served(
                ProjectionPlan.reports(new JdbcTicketHistories(JdbcClient.create(dataSource), json)),
                factory,
                properties);
    }

    private static ServedProjection served(
            ProjectionPlan plan, ProjectionFactory factory, ReadModelProperties properties) {
        return new ServedProjection(plan, factory, properties.keepOldBuild().dividedBy(2));
    }

    @Bean
    ProjectionRebuilds projectionRebuilds(
            List<ServedProjection> projections,
            ProjectionFactory factory,
            ReadYourWrites waiting,
            ReadModelProperties properties) {
        return new ProjectionRebuilds(
                projections,
                factory,
                waiting,
                ProjectionRebuilds.LOOK_EVERY,
                properties.keepOldBuild(),
                Clock.systemUTC());
    }

    @Bean
    ReadModelLifecycle readModelLifecycle(
            DataSource dataSource,
            Ledger ledger,
            List<ServedProjection> projections,
            ProjectionRebuilds rebuilds,
            ReadModelProperties properties) {
        SchemaGate gate = new SchemaGate(JdbcClient.create(dataSource), properties.schemaTimeout());
        return new ReadModelLifecycle(gate, ledger, projections, rebuilds);
    }

    @Bean
    ReadModelHealth readModelHealthIndicator(
            List<ServedProjection> projections, ReadModelLifecycle lifecycle, ReadModelProperties properties) {
        return new ReadModelHealth(projections, lifecycle, properties.failureTolerance(), Clock.systemUTC());
    }

    @Bean
    LagMeters projectionLagMeters(List<ServedProjection> projections, Ledger ledger, ReadYourWrites waiting) {
        return new LagMeters(projections, ledger, waiting);
    }

    @Bean
    TicketReader ticketReader(
            Ledger ledger, ReadYourWrites waiting, @Qualifier("ticketsProjection") ServedProjection tickets) {
        return new TicketReader(tickets, ledger, waiting, tickets);
    }

    @Bean
    TicketList ticketList(@Qualifier("ticketsProjection") ServedProjection tickets, CursorSigner signer) {
        return new TicketList(tickets, signer);
    }

    @Bean
    RepliesQuery repliesQuery(@Qualifier("ticketsProjection") ServedProjection tickets, CursorSigner signer) {
        return new RepliesQuery(tickets, signer);
    }

    @Bean
    ChangeLogQuery changeLogQuery(@Qualifier("ticketsProjection") ServedProjection tickets, CursorSigner signer) {
        return new ChangeLogQuery(tickets, signer);
    }

    @Bean
    ChannelQuery channelQuery(@Qualifier("ticketsProjection") ServedProjection tickets) {
        return new ChannelQuery(tickets);
    }

    @Bean
    AuditLog auditLog(DataSource dataSource, Feed feed) {
        return new AuditLog(JdbcClient.create(dataSource), feed);
    }

    @Bean
    FeedWatch feedWatch(AuditLog log) {
        return new FeedWatch(log::head);
    }

    @Bean
    TicketHistory auditedTickets(AuditLog log, EventJson json) {
        return new TicketHistory(log, json);
    }

    @Bean
    Verification verification(
            DataSource dataSource,
            AuditLog log,
            EventJson json,
            @Qualifier("ticketsProjection") ServedProjection tickets,
            @Qualifier("statsProjection") ServedProjection stats,
            @Qualifier("reportsProjection") ServedProjection reports) {
        return new Verification(
                JdbcClient.create(dataSource),
                log,
                json,
                new Verification.Kept(tickets, tickets),
                new Verification.Kept(stats, stats),
                new Verification.Kept(reports, reports));
    }

    @Bean
    StatsQuery statsQuery(@Qualifier("statsProjection") ServedProjection stats) {
        return new StatsQuery(stats);
    }

    @Bean
    ReportsQuery reportsQuery(@Qualifier("reportsProjection") ServedProjection reports) {
        return new ReportsQuery(reports, Clock.systemUTC());
    }

    @Bean
    TicketExport ticketExport(
            DataSource dataSource,
            @Qualifier("ticketsProjection") ServedProjection tickets,
            TicketList list,
            CursorSigner signer) {
        return new TicketExport(JdbcClient.create(dataSource), tickets, list, signer);
    }
}
