package io.ticketledger.standalone.crm;

import static io.ticketledger.standalone.crm.CrmClient.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ticketledger.platform.dialects.CrmPresetsException;
import io.ticketledger.standalone.RunningLedger;
import io.ticketledger.standalone.Standalone;
import io.ticketledger.standalone.crm.CrmClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Ticket Ledger that is configured with presets of its own. */
class CrmPresetsTest {

    @TempDir
    Path directory;

    @Test
    void shouldSpeakTheWordsThatAreConfigured() throws IOException {
        try (Standalone ledger = start(
                "--ticketledger.crm.statuses[0].name=In Arbeit",
                "--ticketledger.crm.statuses[0].status=OPEN",
                "--ticketledger.crm.statuses[1].name=Erledigt",
                "--ticketledger.crm.statuses[1].status=CLOSED",
                "--ticketledger.crm.statuses[2].name=Storniert",
                "--ticketledger.crm.statuses[2].status=CLOSED",
                "--ticketledger.crm.types=Sales,Billing",
                "--ticketledger.crm.owners=Carol")) {
            CrmClient crm = client(ledger);
            String first = create(crm, "\"ticketType\":\"SALES\",\"owner\":\"carol\"");
            String second = create(crm, "\"status\":\"storniert\"");

            assertThat(crm.get(TICKETS + first).body())
                    .contains("\"ticketType\":\"Sales\",\"status\":\"In Arbeit\"", "\"owner\":\"Carol\"");
            assertThat(crm.get(TICKETS + second).body()).contains("\"status\":\"Storniert\"");
            assertThat(crm.get(TICKETS + "?status=in%20arbeit&ticketType=sales&owner=CAROL")
                            .json())
                    .hasSize(1);
            assertThat(crm.get(TICKETS + "?status=Storniert").json()).hasSize(1);
            assertThat(crm.get(TICKETS + "?status=Erledigt").body()).isEqualTo("[]");
            Answer unknown = crm.get(TICKETS + "?status=Open&ticketType=x");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.body())
                    .isEqualTo(
                            "{\"error\":\"Validation failed\",\"errors\":{\"status\":\"Unknown preset value 'Open'\","
                                    + "\"ticketType\":\"Unknown preset value 'x'\"}}");
            assertThat(crm.patch(second, "{\"status\":\"Erledigt\"}").status()).isEqualTo(409);
            assertThat(crm.patch(first, "{\"ticketType\":\"x\"}").body())
                    .isEqualTo("{\"error\":\"Validation failed\",\"errors\":"
                            + "{\"ticketType\":\"Unknown preset value 'x'\"}}");
        }
    }

    @Test
    void shouldNotStartWithPresetsThatCannotBeMeant() {
        assertThatThrownBy(() -> start("--ticketledger.crm.statuses="))
                .hasRootCauseInstanceOf(CrmPresetsException.class)
                .hasRootCauseMessage("The presets of ticketledger.crm cannot be used: statuses must not be empty.");
    }

    private static String create(CrmClient crm, String fields) {
        Answer created = crm.create("{\"customerID\":1,\"subject\":\"x\"," + fields + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().get("id").asString();
    }

    private Standalone start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--ticketledger.data-dir=" + directory.resolve("data"),
                RunningLedger.PATIENT_READS));
        arguments.addAll(List.of(settings));
        return Standalone.start(arguments.toArray(String[]::new));
    }

    private CrmClient client(Standalone ledger) throws IOException {
        String port = ledger.context().getEnvironment().getRequiredProperty("local.server.port");
        String key = Files.readString(directory.resolve("data/admin.key")).strip();
        CrmClient client = new CrmClient("http://127.0.0.1:" + port, key);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> client.get("/actuator/health/readiness").status() == 200);
        return client;
    }
}
