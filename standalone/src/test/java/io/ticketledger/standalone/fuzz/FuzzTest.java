package io.ticketledger.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.standalone.LedgerClient;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.contract.Resident;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint of every API gets requests that are right and many that are wrong. Whatever comes in, no answer is a
 * fault of ours, and each is what the API's document says. CONTRIBUTING.md has the command for more of them.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("ticketledger.fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("ticketledger.fuzz.seed", 20_260_301L);
    private static final long BASE = 7_000_000;
    private static final int SAMPLED = 25;

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void shouldAnswerWhateverComesAsDocumented() throws Exception {
        Resident resident = Resident.of(ledger.client(), "fuzz", BASE);
        LedgerClient client = resident.client();
        resident.newTickets();
        assertHealthy();
        String probe = "/queries/tickets/" + BASE;
        FuzzRun.medianMicros(client, probe);
        long before = FuzzRun.medianMicros(client, probe);

        FuzzReport report = new FuzzRun(resident, client.url(), SEED).send(REQUESTS);

        long after = FuzzRun.medianMicros(client, probe);
        String summary =
                "seed " + SEED + ": " + report + "\nmedian of a GET before " + before + " µs, after " + after + " µs";
        System.out.println(summary);
        assertThat(report.findings()).as(summary).isEmpty();
        assertThat(report.requests()).isEqualTo(REQUESTS);
        assertThat(client.isReady()).isTrue();
        assertHealthy();
        assertReadModelsEqualTheLog(client, 3L * (REQUESTS / FuzzRun.TOGETHER));
    }

    /** Asked inside, where it says which part is not. */
    private static void assertHealthy() {
        HealthEndpoint health = ledger.standalone().context().getBean(HealthEndpoint.class);
        CompositeHealthDescriptor all = (CompositeHealthDescriptor) health.health();
        Objects.requireNonNull(all.getComponents()).forEach((name, part) -> {
            assertThat(part.getStatus())
                    .as("%s: %s", name, LedgerClient.JSON.valueToTree(part))
                    .isEqualTo(Status.UP);
        });
    }

    /** The version that the read model shows is the number of events that the change log was made of. */
    private static void assertReadModelsEqualTheLog(LedgerClient client, long tickets) {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < SAMPLED; i++) {
            String path = "/queries/tickets/" + (BASE + random.nextLong(tickets));
            LedgerClient.Answer ticket = client.get(path);
            if (ticket.status() == 200) {
                found++;
                assertThat(entries(client, path + "/change-log"))
                        .as("%s with seed %d", path, SEED)
                        .isEqualTo(ticket.json().get("version").asLong());
            } else {
                assertThat(ticket.status()).as("%s with seed %d", path, SEED).isEqualTo(404);
            }
        }
        assertThat(found).isPositive();
        LedgerClient.Answer verified = client.post("/audit/verify", Map.of());
        assertThat(verified.json().path("found").asInt(-1)).as(verified.body()).isZero();
    }

    private static long entries(LedgerClient client, String path) {
        long entries = 0;
        for (String next = path; next != null; ) {
            JsonNode page = client.get(next).json();
            entries += page.get("items").size();
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        return entries;
    }
}
