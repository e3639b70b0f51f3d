package io.ticketledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.platform.test.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a real server's complaints are answered with. */
class ErrorTranslatorTest {
    @Test
    void shouldSayThatALockWasNotToBeHad() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection holder = database.asOwner().getConnection();
                Connection waiter = database.asOwner().getConnection()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(1)");
            }

            assertThat(error(waiter, "SET lock_timeout = 1", "SELECT pg_advisory_lock(1)"))
                    .isEqualTo(new ApiError.Unavailable("The store is busy.", 1));
        }
    }

    @Test
    void shouldSayThatAStandbyTakesNothing() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = database.asOwner().getConnection()) {
            assertThat(error(connection, "SET default_transaction_read_only = on", "CREATE TABLE more (id int)"))
                    .isEqualTo(new ApiError.Unavailable("The store cannot be reached.", 1));
        }
    }

    @Test
    void shouldTakeAnythingElseForAFault() throws Exception {
        try (TestPostgres.Database database = TestPostgres.create();
                Connection connection = database.asOwner().getConnection()) {
            assertThat(error(connection, "SELECT 1", "LOCK TABLE nowhere")).isNull();
        }
    }

    private static @Nullable ApiError error(Connection connection, String before, String statement) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.execute(before);
        try {
            jdbc.execute(statement);
        } catch (DataAccessException e) {
            return ErrorTranslator.translate(e);
        }
        throw new AssertionError(statement + " did not fail");
    }
}
