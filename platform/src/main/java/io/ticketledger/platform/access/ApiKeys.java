package io.ticketledger.platform.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ticketledger.dialect.ApiError.BadCredential.Reason;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.dialect.Identifiers;
import io.ticketledger.platform.web.ErrorAnswers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * API keys: {@code tlk_} and 256 random bits, of which PostgreSQL keeps the hash. What was looked up is remembered, by
 * hash, for half a second: no longer does a revoked key work elsewhere, and in this process it ends at once.
 */
public final class ApiKeys implements Credentials {
    private static final String PREFIX = "tlk_";
    private static final int SECRET_LENGTH = PREFIX.length() + 43;
    private static final int VISIBLE = 12;
    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final Duration MET = Duration.ofHours(1);
    /** How many keys that were not met lately are looked up at once: less than half of the smallest pool. */
    static final int STRANGERS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private static final String WITH_LAST_USE = """
            SELECT k.*, (SELECT u.last_at FROM api_key_use u
                         WHERE u.workspace = k.workspace AND u.credential_id = k.id::text
                         ORDER BY u.day DESC, u.last_at DESC LIMIT 1) AS last_used_at
            FROM api_key k""";

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Of futures: a look-up that takes long within a cache's own lock would hold up those of other keys. */
    private final AsyncCache<ByteBuffer, Optional<Stored>> byHash;

    /** The hashes of keys that are there, good or no more. */
    private final Cache<ByteBuffer, Boolean> met;

    private final Semaphore strangers = new Semaphore(STRANGERS, true);

    /** A key and the hash of its secret. */
    private record Stored(ApiKey key, byte[] hash) {}

    public ApiKeys(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, Ticker.systemTicker());
    }

    /** @param ticker by which is told how long something has been remembered */
    ApiKeys(JdbcClient jdbc, Clock clock, Ticker ticker) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.byHash = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(10_000)
                .ticker(ticker)
                .buildAsync();
        this.met = Caffeine.newBuilder()
                .expireAfterAccess(MET)
                .maximumSize(100_000)
                .ticker(ticker)
                .build();
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
                null,
                null);
        jdbc.sql("""
                        INSERT INTO api_key (id, workspace, name, subject, display_name, permissions, prefix, hash,
                                             created_at, created_by, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(ApiKeyRow.parameters(key, SecretHash.of(secret))).update();
        return new CreatedApiKey(key, secret);
    }

    /** A workspace's keys, the oldest first, revoked ones too; those after {@code cursor}, or from the beginning. */
    public List<ApiKey> list(String workspace, @Nullable TimeCursor cursor, int limit) {
        TimeCursor after = cursor == null ? TimeCursor.START : cursor;
        return jdbc.sql(WITH_LAST_USE
                        + " WHERE workspace = ? AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?")
                .params(workspace, Timestamps.of(after.at()), after.id(), limit)
                .query(ApiKeyRow.MAPPER)
                .list();
    }

    /**
     * One key.
     *
     * @param workspace where to look, null for everywhere
     */
    public Optional<ApiKey> find(@Nullable String workspace, UUID id) {
        return jdbc.sql(WITH_LAST_USE + " WHERE id = :id AND workspace = coalesce(:workspace, workspace)")
                .param("id", id)
                .param("workspace", workspace, Types.VARCHAR)
                .query(ApiKeyRow.MAPPER)
                .optional();
    }

    /**
     * Ends a key, for good, when the transaction under way is committed. Again is no mistake.
     *
     * @param workspace where to look, null for everywhere
     * @return the key, or nothing when there is no such key there
     */
    public Optional<ApiKey> revoke(@Nullable String workspace, UUID id) {
        Optional<ApiKey> found = jdbc.sql("""
                        UPDATE api_key SET revoked_at = coalesce(revoked_at, :now)
                        WHERE id = :id AND workspace = coalesce(:workspace, workspace)
                        RETURNING *, NULL::timestamptz AS last_used_at""")
                .param("now", Timestamps.of(now()))
                .param("id", id)
                .param("workspace", workspace, Types.VARCHAR)
                .query(ApiKeyRow.MAPPER)
                .optional();
        forget();
        return found;
    }

    /** Not before the commit: until then a look-up would remember the key as it was. */
    private void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    byHash.synchronous().invalidateAll();
                }
            });
        } else {
            byHash.synchronous().invalidateAll();
        }
    }

    @Override
    public Authentication authenticate(String secret) {
        if (secret.length() != SECRET_LENGTH || !secret.startsWith(PREFIX)) {
            return new Authentication.Rejected(Reason.INVALID);
        }
        byte[] hash = SecretHash.of(secret);
        Stored stored = find(ByteBuffer.wrap(hash)).orElse(null);
        // The index has found it by its hash already; how fast it is told apart shall not depend on the index alone.
        if (stored == null || !MessageDigest.isEqual(stored.hash(), hash)) {
            return new Authentication.Rejected(Reason.INVALID);
        }
        ApiKey key = stored.key();
        if (key.revokedAt() != null) {
            return new Authentication.Rejected(Reason.INVALID, key.id().toString());
        }
        if (isOver(key)) {
            return new Authentication.Rejected(Reason.EXPIRED, key.id().toString());
        }
        return new Authentication.Accepted(
                new Caller(
                        key.workspace(),
                        key.subject(),
                        key.id().toString(),
                        key.displayName(),
                        key.permissions(),
                        key.expiresAt()),
                CredentialKind.API_KEY);
    }

    /**
     * Why what is still done on the order of a key must not go on: it "has been revoked" or "has expired". Null while
     * the key stands, and for other credentials, which cannot be withdrawn here. Asks the database each time.
     */
    public @Nullable String whyEnded(Caller caller) {
        UUID id = Identifiers.uuid(caller.credentialId());
        ApiKey key = id == null ? null : find(caller.workspace(), id).orElse(null);
        if (key == null) {
            return null;
        }
        return key.revokedAt() != null ? "has been revoked" : isOver(key) ? "has expired" : null;
    }

    private boolean isOver(ApiKey key) {
        return key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt());
    }

    /**
     * What is remembered, or looked up: at once when the hash was found lately, else by a few at a time, so that a flood of
     * made-up keys leaves the pool's other connections to the good ones.
     */
    private Optional<Stored> find(ByteBuffer hash) {
        boolean known = byHash.getIfPresent(hash) != null || met.getIfPresent(hash) != null;
        return known ? lookUp(hash) : lookUpAmongStrangers(hash);
    }

    private Optional<Stored> lookUpAmongStrangers(ByteBuffer hash) {
        try {
            if (!strangers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiException(ErrorAnswers.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorAnswers.BUSY, e);
        }
        try {
            return lookUp(hash);
        } finally {
            strangers.release();
        }
    }

    private Optional<Stored> lookUp(ByteBuffer hash) {
        CompletableFuture<Optional<Stored>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Stored>> others = byHash.asMap().putIfAbsent(hash, mine);
        if (others != null) {
            return result(others);
        }
        try {
            Optional<Stored> found = lookUp(hash.array());
            if (found.isPresent()) {
                met.put(hash, true);
            }
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static Optional<Stored> result(CompletableFuture<Optional<Stored>> lookUp) {
        try {
            return lookUp.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private Optional<Stored> lookUp(byte[] hash) {
        return jdbc.sql("SELECT *, NULL::timestamptz AS last_used_at FROM api_key WHERE hash = ?")
                .param(hash)
                .query((row, index) ->
                        new Stored(Objects.requireNonNull(ApiKeyRow.MAPPER.mapRow(row, index)), row.getBytes("hash")))
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
