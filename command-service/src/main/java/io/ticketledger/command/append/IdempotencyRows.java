package io.ticketledger.command.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** What requests with an {@code Idempotency-Key} did in the last 24 hours. */
public final class IdempotencyRows {
    private static final Logger log = LoggerFactory.getLogger(IdempotencyRows.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int DELETED_AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;

    IdempotencyRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the request did; null when none was committed under this key.
     *
     * @param item the place in a batch, 0 for a single command
     */
    public @Nullable IdempotencyRow find(String workspace, String subject, String key, int item) {
        List<IdempotencyRow> rows = jdbc.query(
                "SELECT * FROM idempotency WHERE workspace = ? AND subject = ? AND key = ? AND item = ?",
                (row, number) -> read(row),
                workspace,
                subject,
                key,
                item);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** What the request did, or the first of a batch's commands that was done; null when none was under this key. */
    public @Nullable IdempotencyRow findFirst(String workspace, String subject, String key) {
        List<IdempotencyRow> rows = jdbc.query(
                "SELECT * FROM idempotency WHERE workspace = ? AND subject = ? AND key = ? ORDER BY item LIMIT 1",
                (row, number) -> read(row),
                workspace,
                subject,
                key);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private static IdempotencyRow read(ResultSet row) throws SQLException {
        return new IdempotencyRow(
                row.getString("workspace"),
                row.getString("subject"),
                row.getString("key"),
                row.getInt("item"),
                row.getString("method"),
                row.getString("path"),
                row.getBytes("body_hash"),
                row.getString("stream_id"),
                row.getLong("from_version"),
                row.getLong("to_version"),
                row.getInt("status"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Forgets what is older than 24 hours, by the database's clock, in short transactions. What a bulk job did is kept
     * while it runs: it may have to be repeated.
     */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void forgetOld() {
        int forgotten = 0;
        int deleted;
        do {
            deleted = jdbc.update("""
                    DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
                        SELECT ctid FROM idempotency
                        WHERE created_at < now() - make_interval(hours => ?)
                          AND key NOT IN (SELECT 'job ' || id FROM bulk_job WHERE state = 'RUNNING')
                        LIMIT ?))
                    """, (int) KEPT.toHours(), DELETED_AT_ONCE);
            forgotten += deleted;
        } while (deleted == DELETED_AT_ONCE);
        if (forgotten > 0) {
            log.info("forgot {} requests with an idempotency key", forgotten);
        }
    }
}
