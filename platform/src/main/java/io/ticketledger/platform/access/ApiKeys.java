package io.ticketledger.platform.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * API keys: {@code tlk_} and 256 random bits, of which PostgreSQL keeps the hash. What was looked up is remembered, by
 * hash, for half a second: no longer does a revoked key work elsewhere, and in this process it ends at once.
 */
public final class ApiKeys implements Credentials {
    private static final String PREFIX = "tlk_";
    private static final int SECRET_LENGTH = PREFIX.length() + 43;
    private static final int VISIBLE = 12;
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<ByteBuffer, Optional<ApiKey>> byHash = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    public ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a key; its secret cannot be shown again. */
    public CreatedApiKey create(NewApiKey wanted, Caller maker) {
        String secret = newSecret();
        ApiKey key = new ApiKey(
                IDS.generate(),
                wanted.workspace(),
                wanted.name(),
                wanted.subject(),
                wanted.displayName(),
                new TreeSet<>(wanted.permissions()),
                secret.substring(0, VISIBLE),
                now(),
                maker.subject(),
                wanted.expiresAt(),
                null);
        jdbc.sql("""
                        INSERT INTO api_key (id, workspace, name, subject, display_name, permissions, prefix, hash,
                                             created_at, created_by, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(ApiKeyRow.parameters(key, SecretHash.of(secret))).update();
        return new CreatedApiKey(key, secret);
    }

    /** A workspace's keys, the oldest first, revoked ones too; those after {@code cursor}, or from the beginning. */
    public List<ApiKey> list(String workspace, @Nullable ApiKeyCursor cursor, int limit) {
        ApiKeyCursor after = cursor == null ? ApiKeyCursor.START : cursor;
        return jdbc.sql("""
                        SELECT * FROM api_key WHERE workspace = ? AND (created_at, id) > (?, ?)
                        ORDER BY created_at, id LIMIT ?""")
                .params(workspace, ApiKeyRow.timestamp(after.createdAt()), after.id(), limit)
                .query(ApiKeyRow.MAPPER)
                .list();
    }

    /**
     * Ends a key, for good. Again is no mistake.
     *
     * @param workspace where to look, null for everywhere
     * @return false when there is no such key there
     */
    public boolean revoke(@Nullable String workspace, UUID id) {
        int found = jdbc.sql("""
                        UPDATE api_key SET revoked_at = coalesce(revoked_at, :now)
                        WHERE id = :id AND workspace = coalesce(:workspace, workspace)""")
                .param("now", ApiKeyRow.timestamp(now()))
                .param("id", id)
                .param("workspace", workspace, Types.VARCHAR)
                .update();
        byHash.invalidateAll();
        return found == 1;
    }

    @Override
    public Authentication authenticate(String secret) {
        if (secret.length() != SECRET_LENGTH || !secret.startsWith(PREFIX)) {
            return new Authentication.Rejected(Reason.INVALID);
        }
        ApiKey key = byHash.get(ByteBuffer.wrap(SecretHash.of(secret)), hash -> find(hash.array()))
                .orElse(null);
        if (key == null || key.revokedAt() != null) {
            return new Authentication.Rejected(Reason.INVALID);
        }
        if (key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt())) {
            return new Authentication.Rejected(Reason.EXPIRED);
        }
        return new Authentication.Accepted(
                new Caller(key.workspace(), key.subject(), key.id().toString(), key.displayName(), key.permissions()));
    }

    private Optional<ApiKey> find(byte[] hash) {
        return jdbc.sql("SELECT * FROM api_key WHERE hash = ?")
                .param(hash)
                .query(ApiKeyRow.MAPPER)
                .optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String newSecret() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
