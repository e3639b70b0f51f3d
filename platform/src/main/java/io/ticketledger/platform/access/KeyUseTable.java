package io.ticketledger.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** The uses of keys in PostgreSQL. Every instance adds its own to the same rows. */
public final class KeyUseTable {
    /** The credential id of the admin key, which is used in workspace {@code default}. */
    public static final String ADMIN_KEY = AdminKey.ID;

    private static final String ADD = """
            INSERT INTO api_key_use AS u (workspace, credential_id, day, service, requests, refused, first_at, last_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, credential_id, day, service) DO UPDATE
            SET requests = u.requests + EXCLUDED.requests, refused = u.refused + EXCLUDED.refused,
                first_at = least(u.first_at, EXCLUDED.first_at), last_at = greatest(u.last_at, EXCLUDED.last_at)""";
    private static final String LIST = """
            SELECT * FROM api_key_use WHERE workspace = ? AND credential_id = ?
              AND (day < ? OR (day = ? AND service > ?))
            ORDER BY day DESC, service LIMIT ?""";

    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;

    KeyUseTable(JdbcOperations jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Adds all or nothing. */
    void add(String service, SortedMap<KeyUseCounts.Day, KeyUseCounts.Count> counts) {
        List<Object[]> rows = counts.entrySet().stream()
                .map(entry -> row(service, entry.getKey(), entry.getValue()))
                .toList();
        transaction.executeWithoutResult(status -> jdbc.batchUpdate(ADD, rows));
    }

    /**
     * A key's uses, the newest day first, within a day by service.
     *
     * @param after the place after which to go on, null for the beginning
     */
    public List<KeyUse> list(String workspace, String credentialId, @Nullable KeyUseCursor after, int limit) {
        KeyUseCursor place = after == null ? KeyUseCursor.START : after;
        return jdbc.query(
                LIST, KeyUseTable::use, workspace, credentialId, place.day(), place.day(), place.service(), limit);
    }

    private static Object[] row(String service, KeyUseCounts.Day day, KeyUseCounts.Count count) {
        return new Object[] {
            day.workspace(),
            day.credentialId(),
            day.day(),
            service,
            count.requests(),
            count.refused(),
            Timestamps.of(count.firstAt()),
            Timestamps.of(count.lastAt())
        };
    }

    private static KeyUse use(ResultSet row, int index) throws SQLException {
        return new KeyUse(
                row.getObject("day", LocalDate.class),
                row.getString("service"),
                row.getLong("requests"),
                row.getLong("refused"),
                Timestamps.instant(row, "first_at"),
                Timestamps.instant(row, "last_at"));
    }
}
