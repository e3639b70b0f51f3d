package io.ticketledger.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.platform.test.TestPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the services' roles may not do, tried out. */
class RolesTest {
    private static final TestPostgres.Database DATABASE = TestPostgres.create();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ticketledger_command | UPDATE event SET payload = ''
                    ticketledger_command | DELETE FROM event
                    ticketledger_command | TRUNCATE event
                    ticketledger_command | DROP TABLE event
                    ticketledger_command | ALTER TABLE event ADD x int
                    ticketledger_command | DELETE FROM ticket_directory
                    ticketledger_command | TRUNCATE ticket_directory
                    ticketledger_command | UPDATE idempotency SET status = 500
                    ticketledger_command | UPDATE bulk_job SET workspace = 'another'
                    ticketledger_command | TRUNCATE bulk_job
                    ticketledger_command | DELETE FROM api_key
                    ticketledger_command | UPDATE api_key_use SET day = '2000-01-01'
                    ticketledger_command | DELETE FROM api_key_use
                    ticketledger_command | UPDATE access_audit SET subject = 'nobody'
                    ticketledger_command | DELETE FROM access_audit
                    ticketledger_command | TRUNCATE access_audit
                    ticketledger_command | UPDATE ledger_secret SET value = ''
                    ticketledger_command | SELECT setval('ticket_number', 1)
                    ticketledger_command | CREATE TABLE mine (x int)
                    ticketledger_command | INSERT INTO feed VALUES (1, 1, 'default')
                    ticketledger_command | UPDATE feed SET position = 1
                    ticketledger_query   | INSERT INTO event DEFAULT VALUES
                    ticketledger_query   | INSERT INTO feed VALUES (1, 1, 'default')
                    ticketledger_query   | UPDATE feed SET position = 1
                    ticketledger_query   | DELETE FROM feed
                    ticketledger_query   | UPDATE event SET payload = ''
                    ticketledger_query   | DELETE FROM event
                    ticketledger_query   | TRUNCATE event
                    ticketledger_query   | INSERT INTO ticket_directory DEFAULT VALUES
                    ticketledger_query   | UPDATE ticket_directory SET deleted = true
                    ticketledger_query   | UPDATE api_key SET revoked_at = null
                    ticketledger_query   | INSERT INTO api_key DEFAULT VALUES
                    ticketledger_query   | UPDATE api_key_use SET day = '2000-01-01'
                    ticketledger_query   | UPDATE api_key_use SET workspace = 'another'
                    ticketledger_query   | DELETE FROM api_key_use
                    ticketledger_query   | TRUNCATE api_key_use
                    ticketledger_query   | UPDATE access_audit SET subject = 'nobody'
                    ticketledger_query   | DELETE FROM access_audit
                    ticketledger_query   | TRUNCATE access_audit
                    ticketledger_query   | SELECT nextval('ticket_number')
                    ticketledger_query   | SELECT * FROM idempotency
                    ticketledger_query   | SELECT * FROM bulk_job
                    ticketledger_query   | CREATE TABLE mine (x int)
                    """)
    void lacksTheRightTo(String role, String statement) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(DATABASE.url(), true);
        JdbcTemplate jdbc = new JdbcTemplate(connection);
        try {
            jdbc.execute("SET ROLE " + role);
            assertThatThrownBy(() -> jdbc.execute(statement))
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied for|must be owner of).*");
        } finally {
            connection.destroy();
        }
    }

    @Test
    void migratesASecondDatabaseOfTheSameCluster() {
        try (TestPostgres.Database empty = TestPostgres.createEmpty()) {
            DataSource owner = empty.asOwner();
            assertThat(Flyway.configure().dataSource(owner).load().migrate().success)
                    .isTrue();
        }
    }

    @Test
    void migratesAsAnOwnerWhoIsNoSuperuser() {
        try (TestPostgres.Database database = TestPostgres.createEmpty()) {
            JdbcTemplate superuser = new JdbcTemplate(DATABASE.asOwner());
            superuser.execute("CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'secret'");
            superuser.execute("ALTER DATABASE " + database.name() + " OWNER TO plain_owner");

            // The roles belong to another owner here; whoever made them has to let this one in.
            superuser.execute("GRANT ticketledger_command, ticketledger_query TO plain_owner");
            assertThat(Flyway.configure()
                            .dataSource(
                                    database.url().replace("user=postgres", "user=plain_owner"),
                                    "plain_owner",
                                    "secret")
                            .load()
                            .migrate()
                            .success)
                    .isTrue();
        }
    }
}
