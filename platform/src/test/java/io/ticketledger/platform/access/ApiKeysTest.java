package io.ticketledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.Permission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
                .isEqualTo(new Authentication.Accepted(
                        new Caller(
                                "a",
                                "robot",
                                made.key().id().toString(),
                                "The Robot",
                                Set.of(Permission.TICKET_READ, Permission.AUDIT_READ)),
                        CredentialKind.API_KEY));
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
    void shouldRevokeOnceAndKeepTheInstant() {
        UUID id = keys.create(key("a", null), MAKER).key().id();

        assertThat(keys.revoke("b", id)).as("another workspace's").isEmpty();
        assertThat(keys.revoke("a", UUID.randomUUID())).isEmpty();
        Instant first =
                Objects.requireNonNull(keys.revoke("a", id).orElseThrow().revokedAt());
        assertThat(at(first.plusSeconds(60)).revoke(null, id).orElseThrow().revokedAt())
                .as("again, from anywhere")
                .isEqualTo(first);
        assertThat(keys.find("a", id).orElseThrow().revokedAt()).isEqualTo(first);
    }

    @Test
    void shouldFindAKeyInItsWorkspaceOnlyAndWithItsLastUse() {
        UUID id = keys.create(key("a", null), MAKER).key().id();
        assertThat(keys.find("a", id).orElseThrow().lastUsedAt()).isNull();
        for (String day : List.of("2026-01-01", "2026-02-03", "2026-02-02")) {
            jdbc.sql("INSERT INTO api_key_use VALUES ('a', ?, ?::date, 's', 1, 0, ?::timestamptz, ?::timestamptz)")
                    .params(id.toString(), day, day + "T01:00:00Z", day + "T02:00:00Z")
                    .update();
        }

        assertThat(keys.find("a", id)).isEqualTo(keys.find(null, id));
        assertThat(keys.find("a", id).orElseThrow().lastUsedAt()).isEqualTo("2026-02-03T02:00:00Z");
        assertThat(keys.list("a", null, 200))
                .filteredOn(found -> found.id().equals(id))
                .containsExactly(keys.find("a", id).orElseThrow());
        assertThat(keys.find("b", id)).isEmpty();
    }

    @Test
    void shouldGrantWhatItKnowsOfAKeyOfANewerRelease() {
        CreatedApiKey made = keys.create(key("newer", null), MAKER);
        jdbc.sql("UPDATE api_key SET permissions = '{TICKET_FLY,AUDIT_READ}' WHERE id = ?")
                .param(made.key().id())
                .update();

        assertThat(keys.authenticate(made.secret()))
                .isInstanceOfSatisfying(
                        Authentication.Accepted.class,
                        accepted -> assertThat(accepted.caller().permissions()).containsExactly(Permission.AUDIT_READ));
        assertThat(keys.list("newer", null, 200))
                .singleElement()
                .satisfies(key -> assertThat(key.permissions()).containsExactly(Permission.AUDIT_READ));
    }

    @Test
    void shouldDrawSecretsThatNobodyCanForesee() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            drawn.add(keys.create(key("many", null), MAKER).secret());
        }

        assertThat(drawn).hasSize(200);
        // Each of the 256 bits takes both values; that one doesn't in 200 draws has a chance of 2^-191.
        BitSet ones = new BitSet();
        BitSet zeros = new BitSet();
        for (String secret : drawn) {
            BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(secret.substring(4)));
            ones.or(bits);
            bits.flip(0, 256);
            zeros.or(bits);
        }
        assertThat(ones.cardinality()).isEqualTo(256);
        assertThat(zeros.cardinality()).isEqualTo(256);
    }

    @Test
    void shouldRefuseAKeyFromTheInstantOfItsExpiry() {
        Instant expiry = Instant.parse("2030-01-01T00:00:00Z");
        CreatedApiKey made = keys.create(key("a", expiry), MAKER);
        String secret = made.secret();

        assertThat(at(expiry.minusMillis(1)).authenticate(secret))
                .isInstanceOfSatisfying(
                        Authentication.Accepted.class,
                        accepted -> assertThat(accepted.caller().expiresAt()).isEqualTo(expiry));
        assertThat(at(expiry).authenticate(secret))
                .isEqualTo(new Authentication.Rejected(
                        Reason.EXPIRED, made.key().id().toString()));
        assertThat(at(expiry).list("a", null, 200))
                .as("what is expired is still shown")
                .anyMatch(key -> expiry.equals(key.expiresAt()));
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
                    TimeCursor.parse(new TimeCursor(
                                    page.getLast().createdAt(), page.getLast().id())
                            .toString()),
                    2);
        }
        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(made);
        assertThat(TimeCursor.parse("nonsense")).isNull();
        assertThat(TimeCursor.parse("OTk5")).isNull();
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
