package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTest {
    private static final ScratchDatabase DATABASE = new ScratchDatabase();
    private static final Caller MAKER = new Caller("default", "boss", "k", "Boss", Set.of(Permission.ADMIN));
    private static final Authentication INVALID = new Authentication.Rejected(Reason.INVALID);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final ApiKeys keys = new ApiKeys(jdbc, Clock.systemUTC());

    @Test
    void shouldLetInWhoHoldsTheSecretAndKeepOnlyItsHash() {
        CreatedApiKey made = keys.create(key("a", null), MAKER);

        assertThat(made.secret())
                .matches("tlk_[A-Za-z0-9_-]{43}")
                .startsWith(made.key().prefix());
        assertThat(made.key().prefix()).hasSize(12);
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(keys.authenticate(made.secret()))
                .isEqualTo(new Authentication.Accepted(new Caller(
                        "a",
                        "robot",
                        made.key().id().toString(),
                        "The Robot",
                        Set.of(Permission.TICKET_READ, Permission.AUDIT_READ))));
        assertThat(jdbc.sql("SELECT api_key::text FROM api_key WHERE id = ?")
                        .param(made.key().id())
                        .query(String.class)
                        .single())
                .doesNotContain(made.secret())
                .contains("boss");
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        String secret = keys.create(key("a", null), MAKER).secret();

        for (String bad : List.of("", "tlk_", secret + "x", secret.substring(0, 46), "x".repeat(47), flip(secret))) {
            assertThat(keys.authenticate(bad)).isEqualTo(INVALID);
        }
    }

    @Test
    void shouldRefuseARevokedKeyAtOnceHereAndWithinASecondElsewhere() {
        ApiKeys elsewhere = new ApiKeys(jdbc, Clock.systemUTC());
        CreatedApiKey made = keys.create(key("a", null), MAKER);
        assertThat(elsewhere.authenticate(made.secret())).isInstanceOf(Authentication.Accepted.class);
        assertThat(keys.authenticate(made.secret())).isInstanceOf(Authentication.Accepted.class);

        assertThat(keys.revoke("b", made.key().id())).as("another workspace's").isFalse();
        assertThat(keys.revoke("a", UUID.randomUUID())).isFalse();
        assertThat(keys.revoke("a", made.key().id())).isTrue();

        assertThat(keys.authenticate(made.secret())).isEqualTo(INVALID);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(elsewhere.authenticate(made.secret())).isEqualTo(INVALID));
        Instant first = keys.list("a", null, 200).stream()
                .filter(k -> k.id().equals(made.key().id()))
                .findFirst()
                .orElseThrow()
                .revokedAt();
        assertThat(first).isNotNull();
        assertThat(keys.revoke(null, made.key().id()))
                .as("again, from anywhere")
                .isTrue();
    }

    @Test
    void shouldRefuseAKeyFromTheInstantOfItsExpiry() {
        Instant expiry = Instant.parse("2030-01-01T00:00:00Z");
        String secret = keys.create(key("a", expiry), MAKER).secret();

        assertThat(at(expiry.minusMillis(1)).authenticate(secret)).isInstanceOf(Authentication.Accepted.class);
        assertThat(at(expiry).authenticate(secret)).isEqualTo(new Authentication.Rejected(Reason.EXPIRED));
    }

    @Test
    void shouldListAWorkspacePageByPage() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(keys.create(key("paged", null), MAKER).key().id());
        }
        keys.create(key("other", null), MAKER);

        List<UUID> seen = new ArrayList<>();
        List<ApiKey> page = keys.list("paged", null, 2);
        while (!page.isEmpty()) {
            page.forEach(k -> seen.add(k.id()));
            page = keys.list(
                    "paged",
                    ApiKeyCursor.parse(ApiKeyCursor.after(page.getLast()).toString()),
                    2);
        }
        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(made);
        assertThat(ApiKeyCursor.parse("nonsense")).isNull();
        assertThat(ApiKeyCursor.parse("OTk5")).isNull();
    }

    private ApiKeys at(Instant now) {
        return new ApiKeys(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static NewApiKey key(String workspace, @org.jspecify.annotations.Nullable Instant expiresAt) {
        return new NewApiKey(
                workspace,
                "for tests",
                "robot",
                "The Robot",
                Set.of(Permission.TICKET_READ, Permission.AUDIT_READ),
                expiresAt);
    }

    private static String flip(String secret) {
        return secret.substring(0, 10) + (secret.charAt(10) == 'A' ? 'B' : 'A') + secret.substring(11);
    }
}
