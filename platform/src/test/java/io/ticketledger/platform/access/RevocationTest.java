package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.Permission;
import io.ticketledger.platform.test.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Revocation as the instances of both services see it, each under its database role. */
class RevocationTest {
    private static final TestPostgres.Database DATABASE = TestPostgres.create();
    private static final HikariDataSource COMMAND = DATABASE.pool(TestPostgres.COMMAND_ROLE, 3);
    private static final HikariDataSource QUERY = DATABASE.pool(TestPostgres.QUERY_ROLE, 3);
    private static final Caller MAKER = new Caller("default", "boss", "k", "Boss", Set.of(Permission.ADMIN));

    private final AtomicLong nanos = new AtomicLong();
    private final ApiKeys here = keys(COMMAND);
    private final ApiKeys anotherCommandService = keys(COMMAND);
    private final ApiKeys queryService = keys(QUERY);

    @AfterAll
    static void close() {
        COMMAND.close();
        QUERY.close();
        DATABASE.close();
    }

    @Test
    void shouldWorkAtOnceHereAndWithinHalfASecondElsewhere() {
        CreatedApiKey made = here.create(key(), MAKER);
        for (ApiKeys instance : new ApiKeys[] {here, anotherCommandService, queryService}) {
            assertAccepted(instance, made);
        }

        here.revoke("a", made.key().id());

        assertInvalid(here, made);
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertAccepted(anotherCommandService, made);
        assertAccepted(queryService, made);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertInvalid(anotherCommandService, made);
        assertInvalid(queryService, made);
    }

    /** Until the commit a look-up finds the key as it was, and must not be remembered beyond it. */
    @Test
    void shouldForgetWhatWasLookedUpBeforeTheCommit() {
        CreatedApiKey made = here.create(key(), MAKER);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(COMMAND));

        transaction.executeWithoutResult(status -> {
            here.revoke("a", made.key().id());
            // As another request of this process does, outside of this transaction.
            CompletableFuture.runAsync(() -> assertAccepted(here, made)).join();
        });

        assertInvalid(here, made);
    }

    private ApiKeys keys(HikariDataSource source) {
        return new ApiKeys(JdbcClient.create(source), Clock.systemUTC(), nanos::get);
    }

    private static NewApiKey key() {
        return new NewApiKey("a", "n", "s", "S", Set.of(Permission.TICKET_READ), null);
    }

    /** The log may know which key it was. */
    private static void assertInvalid(ApiKeys instance, CreatedApiKey made) {
        assertThat(instance.authenticate(made.secret()))
                .isEqualTo(new Authentication.Rejected(
                        Reason.INVALID, made.key().id().toString()));
    }

    private static void assertAccepted(ApiKeys instance, CreatedApiKey made) {
        assertThat(instance.authenticate(made.secret())).isInstanceOf(Authentication.Accepted.class);
    }
}
