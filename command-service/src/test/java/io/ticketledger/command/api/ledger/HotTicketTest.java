package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.command.dispatch.StreamHistory;
import io.ticketledger.dialect.ledger.LedgerTicket;
import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** 200 writers on one ticket, with ten connections between them and everybody else. */
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=10",
            "spring.datasource.hikari.connection-timeout=2000"
        })
class HotTicketTest extends CommandServiceFixture {
    private static final int WRITERS = 200;

    @Autowired
    private LockFactory locks;

    @Autowired
    private StreamHistory history;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JsonMapper mapper;

    @Test
    void shouldNotStarveOtherTickets() throws Exception {
        String hot = ticket("Hot");
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String message = "reply " + i;
            String reply = "{\"ticketId\": \"" + hot + "\", \"message\": \"" + message + "\"}";
            // On a slow machine the last ones wait longer for their turn than a request may.
            requests.add(() -> await().pollDelay(Duration.ZERO)
                    .until(() -> command("reply", reply), answer -> answer.status() != 503));
            if (i % 4 == 0) {
                requests.add(() -> command("create-ticket", "{\"title\": \"Cool\"}"));
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 201));
        }
        Answer last = command("reply", "{\"ticketId\": \"" + hot + "\", \"message\": \"last\"}");
        assertThat(last.json().path("version").longValue()).isEqualTo(WRITERS + 2);
        assertThat(last.json().path("ticket").path("replies").path("count").intValue())
                .isEqualTo(WRITERS + 1);
    }

    @Test
    void shouldNotLetWritersWaitForLong() {
        String id = ticket("Held");
        Lock held = locks.obtainLock(id);
        try {
            long start = System.nanoTime();
            Answer answer = command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"m\"}");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        } finally {
            held.release();
        }
        assertThat(command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"m\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldFoldALongTicketFromItsSnapshotToTheSame() {
        String id = ticket("Long");
        for (int i = 1; i <= 250; i++) {
            Answer answer = command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"m" + i + "\"}");
            assertThat(answer.json().path("version").longValue()).isEqualTo(i + 1);
        }
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM snapshot WHERE aggregate_identifier = ?", Long.class, id))
                .isPositive());

        Answer last = command("claim-ticket", "{\"ticketId\": \"" + id + "\", \"by\": \"bob\"}");

        Ticket folded = Ticket.fold(history.read(id, Long.MAX_VALUE).stream()
                .map(TicketEvent.class::cast)
                .toList());
        assertThat(last.json().path("ticket"))
                .isEqualTo(mapper.readTree(mapper.writeValueAsString(LedgerTicket.of(Objects.requireNonNull(folded)))));
        assertThat(last.json().path("ticket").path("replies").path("count").intValue())
                .isEqualTo(250);
    }
}
