package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What clients are told while PostgreSQL is out of reach, or a lock in it. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.connection-timeout=300",
            "spring.datasource.hikari.data-source-properties.options=-c lock_timeout=300ms"
        })
class StoreTroubleTest extends CommandServiceFixture {
    @Value("${spring.datasource.url}")
    private String url = "";

    @Test
    void shouldSayThatItIsUnavailableWhileTheStoreIs(CapturedOutput output) throws SQLException {
        String id = created("{\"title\": \"Known\"}").json().path("ticketId").stringValue();
        String reply = "{\"ticketId\": \"" + id + "\", \"message\": \"m\"}";
        String item = "{\"command\": \"reply\"," + reply.substring(1);
        closeDatabase();
        try {
            Answer refused = command("reply", reply, "X-Correlation-Id", "outage-1");

            assertThat(refused.status()).as(refused.response().body()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(output.getAll().lines().filter(line -> line.contains("Not available [outage-1]")))
                    .singleElement()
                    .asString()
                    .contains(" WARN ")
                    .contains("Exception");

            long start = System.nanoTime();
            Answer batch = command("batch", "{\"commands\": [" + (item + ",").repeat(99) + item + "]}");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("a hundred waits for a connection take 30 s")
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(batch.status()).isEqualTo(200);
            assertThat(batch.json().path("results")).hasSize(100).allSatisfy(result -> {
                assertThat(result.path("status").intValue()).isEqualTo(503);
                assertThat(result.path("code").stringValue()).isEqualTo("UNAVAILABLE");
            });
        } finally {
            onServer("ALTER DATABASE " + database() + " ALLOW_CONNECTIONS true");
        }
        await().untilAsserted(() -> assertThat(command("reply", reply).status()).isEqualTo(200));
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void shouldSayThatTheFirstRequestIsStillUnderWay() throws SQLException {
        created("{\"title\": \"First\"}", "Idempotency-Key", "done");
        try (Connection other = DriverManager.getConnection(url, "postgres", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO idempotency
                    SELECT workspace, subject, 'open', item, method, path, body_hash,
                           stream_id, from_version, to_version, status, created_at
                    FROM idempotency WHERE key = 'done'
                    """);

            Answer second = command("create-ticket", "{\"title\": \"First\"}", "Idempotency-Key", "open");

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.json().path("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
            other.rollback();
        }
        JsonNode now =
                created("{\"title\": \"First\"}", "Idempotency-Key", "open").json();
        assertThat(now.path("version").longValue()).isEqualTo(1);
    }

    /** Asks until it is made: a connection that takes longer than 300 ms is trouble too, and not what is tested. */
    private Answer created(String body, String... headers) {
        return await().until(() -> command("create-ticket", body, headers), answer -> answer.status() == 201);
    }

    private void closeDatabase() throws SQLException {
        onServer("ALTER DATABASE " + database() + " ALLOW_CONNECTIONS false");
        onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database() + "'");
    }

    private String database() {
        return url.replaceAll(".*/([a-z_0-9]+).*", "$1");
    }

    private void onServer(String sql) throws SQLException {
        String server = url.replace("/" + database(), "/postgres");
        try (Connection connection = DriverManager.getConnection(server, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
