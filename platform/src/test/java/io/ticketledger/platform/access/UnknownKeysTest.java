package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.test.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A flood of made-up keys, whose look-ups hang, and a good key in the midst of it. */
class UnknownKeysTest {
    private static final TestPostgres.Database DATABASE = TestPostgres.create();
    private static final HikariDataSource POOL = DATABASE.pool(TestPostgres.COMMAND_ROLE, ApiKeys.STRANGERS + 1);

    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch taken = new CountDownLatch(ApiKeys.STRANGERS);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterAll
    static void close() {
        POOL.close();
        DATABASE.close();
    }

    @Test
    void shouldLeaveAConnectionToTheKnown() throws Exception {
        ApiKeys keys = new ApiKeys(JdbcClient.create(new Hanging()), Clock.systemUTC(), nanos::get);
        CreatedApiKey made = keys.create(
                new NewApiKey("a", "n", "s", "S", Set.of(Permission.TICKET_READ), null),
                new Caller("default", "boss", "k", "Boss", Set.of()));
        assertThat(keys.authenticate(made.secret())).isInstanceOf(Authentication.Accepted.class);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        try (var flood = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("flood-", 0).factory())) {
            for (int i = 0; i < 50; i++) {
                String madeUp = "tlk_" + "x".repeat(41) + (10 + i);
                flood.submit(() -> keys.authenticate(madeUp));
            }
            taken.await();
            assertThat(keys.authenticate(made.secret()))
                    .as("looked up anew, on the connection that is left")
                    .isInstanceOf(Authentication.Accepted.class);
            release.countDown();
        }

        assertThat(most.get()).isEqualTo(ApiKeys.STRANGERS);
    }

    /** Keeps each connection of the flood until it is released. */
    private final class Hanging extends DelegatingDataSource {
        Hanging() {
            super(POOL);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (Thread.currentThread().getName().startsWith("flood-")) {
                most.accumulateAndGet(hanging.incrementAndGet(), Math::max);
                taken.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new SQLException(e);
                } finally {
                    hanging.decrementAndGet();
                }
            }
            return connection;
        }
    }
}
