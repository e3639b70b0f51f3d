package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.dialect.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;

/** What stays of a request: the use of its key, a metric, a line for the refused, a record of refused administration. */
class AccessRecordTest extends ProbeTest {
    private static final Caller MAKER =
            new Caller("default", "admin", "admin-key", "Administrator", Set.of(Permission.values()));

    @Autowired
    private ApiKeys keys;

    @Autowired
    private KeyUseWriter writer;

    @Autowired
    private KeyUseTable uses;

    @Autowired
    private AccessAuditTable audit;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void shouldNotHaveLoggedSecretsOrNames(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("tlk_").doesNotContain(ADMIN).doesNotContain("Display Name");
    }

    @Test
    void shouldCountEveryRequestThatTheKeyWasAcceptedFor() {
        CreatedApiKey made = key("counted", Permission.TICKET_READ);
        Http reader = http.as(made.secret());
        List.of("/probe/caller", "/probe/caller", "/probe/nowhere", "/probe/late", "/probe/items/newest")
                .forEach(reader::get);
        reader.method("HEAD", "/probe/caller");
        http.as(made.secret() + "x").get("/probe/caller");

        await().untilAsserted(() -> {
            writer.write();
            // One day, or two when midnight was among them.
            List<KeyUse> days = uses.list("counted", made.key().id().toString(), null, 10);
            assertThat(days.stream().mapToLong(KeyUse::requests).sum()).isEqualTo(6);
            assertThat(days.stream().mapToLong(KeyUse::refused).sum())
                    .as("403, by the permission")
                    .isEqualTo(1);
            assertThat(days).extracting(KeyUse::service).containsOnly("ticketledger");
        });
        assertThat(keys.find("counted", made.key().id()).orElseThrow().lastUsedAt())
                .isNotNull();
    }

    @Test
    void shouldCountTheAdminKey() {
        http.get("/probe/caller");

        await().untilAsserted(() -> {
            writer.write();
            assertThat(uses.list("default", "admin-key", null, 10)).isNotEmpty();
        });
    }

    @Test
    void shouldRecordARefusedAttemptAtAdministration() {
        CreatedApiKey made = key("curious", Permission.TICKET_READ);

        assertProblem(http.as(made.secret()).get("/admin/api-keys"), 403, "FORBIDDEN");
        assertProblem(http.as(made.secret()).post("/probe/echo", "{}"), 403, "FORBIDDEN");

        await().untilAsserted(() -> assertThat(entries("curious")).isNotEmpty());
        assertThat(entries("curious")).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("ADMIN_REFUSED");
            assertThat(entry.target()).isEqualTo("GET /admin/api-keys");
            assertThat(entry.credentialId()).isEqualTo(made.key().id().toString());
        });
    }

    @Test
    void shouldCountOutcomesAndTellOfTheRefusedWithoutWhatWasSent(CapturedOutput output) {
        double accepted = count("accepted", "admin_key");
        double invalid = count("invalid", "none");
        double missing = count("missing", "none");

        http.get("/probe/caller");
        http.as("some-secret-that-nobody-has").get("/probe/caller");
        http.as(null).get("/probe/caller");
        CreatedApiKey known = key("known", Permission.TICKET_READ);
        keys.revoke("known", known.key().id());
        http.as(known.secret()).get("/probe/caller");

        assertThat(count("accepted", "admin_key")).isEqualTo(accepted + 1);
        assertThat(count("invalid", "none")).isEqualTo(invalid + 2);
        assertThat(count("missing", "none")).isEqualTo(missing + 1);
        assertThat(output.getOut())
                .contains("authentication refused reason=invalid api=probe from=127.0.0.0/24 key="
                        + known.key().id() + " attempts=1")
                .doesNotContain("some-secret-that-nobody-has");
        assertThat(http.as(null).get("/actuator/prometheus").body())
                .contains("ticketledger_authentications_total{kind=\"admin_key\",outcome=\"accepted\"}");
    }

    private double count(String outcome, String kind) {
        Counter counter = meters.find("ticketledger.authentications")
                .tags("outcome", outcome, "kind", kind)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private List<AccessEntry> entries(String workspace) {
        return audit.list(new AccessAuditQuery(workspace, null, null, null, null, null, null, 100));
    }

    private CreatedApiKey key(String workspace, Permission... permissions) {
        return keys.create(new NewApiKey(workspace, "n", "s", "Display Name", Set.of(permissions), null), MAKER);
    }
}
