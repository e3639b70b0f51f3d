package io.ticketledger.command.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** 200 writers on one ticket, with ten connections between them and everybody else. */
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=10",
            "spring.datasource.hikari.connection-timeout=2000"
        })
class HotTicketTest extends CommandServiceFixture {
    private static final int WRITERS = 200;

    @Test
    void shouldNotStarveOtherTickets() throws Exception {
        String hot = ticket("Hot");
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String message = "reply " + i;
            requests.add(() -> command("reply", "{\"ticketId\": \"" + hot + "\", \"message\": \"" + message + "\"}"));
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
    void shouldFoldALongTicketFromItsSnapshotToTheSame() {
        String id = ticket("Long");
        for (int i = 1; i <= 250; i++) {
            Answer answer = command("reply", "{\"ticketId\": \"" + id + "\", \"message\": \"m" + i + "\"}");
            assertThat(answer.json().path("version").longValue()).isEqualTo(i + 1);
        }
    }
}
