package io.ticketledger.command.append;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.command.CommandServiceApplication;
import io.ticketledger.events.Status;
import io.ticketledger.platform.eventstore.LedgerEventStorageEngine;
import io.ticketledger.platform.test.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The command service as it is wired, on a database that it migrates itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendInContextTest {
    private final TestPostgres.Database database = TestPostgres.createEmpty();
    private final JdbcTemplate owner = new JdbcTemplate(database.asOwner());
    private final ConfigurableApplicationContext context = start();

    private ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(CommandServiceApplication.class);
        return application.run(
                "--spring.config.name=command-service",
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                // Longer than any wait below: what is seen sooner was woken by the commit.
                "--ticketledger.eventstore.fetch-delay=60s");
    }

    @AfterAll
    void close() {
        context.close();
        database.close();
    }

    @Test
    void worksUnderItsRoleWithBoundedPatience() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        assertThat(jdbc.queryForObject("SELECT current_user", String.class)).isEqualTo("ticketledger_command");
        assertThat(jdbc.queryForObject("SHOW statement_timeout", String.class)).isEqualTo("30s");
        assertThat(jdbc.queryForObject("SHOW lock_timeout", String.class)).isEqualTo("5s");
        assertThat(owner.queryForObject("SELECT tableowner FROM pg_tables WHERE tablename = 'event'", String.class))
                .isEqualTo("postgres");
    }

    @Test
    void isWiredToTheLedgersEngineAlone() {
        assertThat(context.getBeansOfType(EventStore.class)).containsOnlyKeys("eventBus");
        assertThat(context.getBean(EventStorageEngine.class)).isInstanceOf(LedgerEventStorageEngine.class);
        assertThat(context.getBeansOfType(TransactionManager.class).values())
                .containsExactly(NoTransactionManager.INSTANCE);
        assertThat(context.getBeansOfType(TokenStore.class)).isEmpty();
        assertThat(context.getBeansOfType(UpdateChecker.class)).isEmpty();
    }

    @Test
    void readsItsOwnTokensBack() {
        Serializer general = context.getBean("serializer", Serializer.class);
        GapAwareTrackingToken token = GapAwareTrackingToken.newInstance(9, List.of(3L, 4L));
        assertThat(general.<byte[], Object>deserialize(general.serialize(token, byte[].class)))
                .isEqualTo(token);
    }

    @Test
    void handlesCommandsWithoutATransactionAndAppendsWithTheRequest() throws Exception {
        Samples ticket = Samples.ticket(700);
        CommandBus bus = context.getBean(CommandBus.class);
        assertThat(bus).isInstanceOf(SimpleCommandBus.class);
        EventStore events = context.getBean(EventStore.class);
        HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
        CompletableFuture<String> seen = new CompletableFuture<>();
        bus.subscribe("probe", message -> {
            events.publish(
                    new GenericDomainEventMessage<>("Ticket", ticket.stream(), 0, ticket.created(Status.NEW)),
                    new GenericDomainEventMessage<>("Ticket", ticket.stream(), 1, ticket.claimed(2)));
            seen.complete(TransactionSynchronizationManager.isActualTransactionActive() + " "
                    + TransactionSynchronizationManager.hasResource(pool)); // others may hold one at any time
            return null;
        });

        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(events.createHeadToken())) {
            assertThat(stream.hasNextAvailable()).isFalse();
            bus.dispatch(new GenericCommandMessage<>(
                    new GenericCommandMessage<>("go", Map.of(AppendMetadata.IDEMPOTENCY, ticket.request("k"))),
                    "probe"));

            assertThat(seen.get(60, TimeUnit.SECONDS)).isEqualTo("false false");
            assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS)).isTrue();
            TrackedEventMessage<?> first = stream.nextAvailable();
            assertThat(first.getPayload()).isEqualTo(ticket.created(Status.NEW));
            assertThat(first.getMetaData()).doesNotContainKey(AppendMetadata.IDEMPOTENCY);
            assertThat(first.getIdentifier().charAt(14)).as("UUID version").isEqualTo('7');
        }
        IdempotencyRow remembered =
                Objects.requireNonNull(context.getBean(IdempotencyRows.class).find("default", "ann", "k", 0));
        assertThat(remembered.streamId()).isEqualTo(ticket.stream());
        assertThat(remembered.fromVersion()).isZero();
        assertThat(remembered.toVersion()).isEqualTo(2);
        assertThat(context.getBean(TicketDirectory.class).streamOf("default", 700))
                .isEqualTo(ticket.stream());
    }
}
