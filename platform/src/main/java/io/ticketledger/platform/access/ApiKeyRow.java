package io.ticketledger.platform.access;

import io.ticketledger.dialect.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;

/** A row of the table {@code api_key}. */
final class ApiKeyRow {
    static final RowMapper<ApiKey> MAPPER = (row, index) -> new ApiKey(
            row.getObject("id", UUID.class),
            row.getString("workspace"),
            row.getString("name"),
            row.getString("subject"),
            row.getString("display_name"),
            permissions(row),
            row.getString("prefix"),
            Timestamps.instant(row, "created_at"),
            row.getString("created_by"),
            Timestamps.instantOrNull(row, "expires_at"),
            Timestamps.instantOrNull(row, "revoked_at"),
            Timestamps.instantOrNull(row, "last_used_at"));

    private ApiKeyRow() {}

    static List<@Nullable Object> parameters(ApiKey key, byte[] hash) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(key.id());
        values.add(key.workspace());
        values.add(key.name());
        values.add(key.subject());
        values.add(key.displayName());
        values.add(new SqlParameterValue(
                java.sql.Types.ARRAY,
                key.permissions().stream().map(Permission::name).toArray(String[]::new)));
        values.add(key.prefix());
        values.add(hash);
        values.add(Timestamps.of(key.createdAt()));
        values.add(key.createdBy());
        values.add(key.expiresAt() == null ? null : Timestamps.of(key.expiresAt()));
        return values;
    }

    /** Without those that only a newer release knows: the key may do less here, never more. */
    private static SortedSet<Permission> permissions(ResultSet row) throws SQLException {
        List<String> names = List.of((String[]) row.getArray("permissions").getArray());
        SortedSet<Permission> permissions = new TreeSet<>(List.of(Permission.values()));
        permissions.removeIf(permission -> !names.contains(permission.name()));
        return permissions;
    }
}
