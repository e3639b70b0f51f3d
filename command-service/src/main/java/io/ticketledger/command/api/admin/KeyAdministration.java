package io.ticketledger.command.api.admin;

import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.ApiKey;
import io.ticketledger.platform.access.ApiKeys;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.CreatedApiKey;
import io.ticketledger.platform.access.NewApiKey;
import io.ticketledger.platform.access.SecurityLog;
import io.ticketledger.platform.web.RequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes keys; the act and its record are one transaction. */
@Component
class KeyAdministration {
    private final ApiKeys keys;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;

    KeyAdministration(ApiKeys keys, AccessAudit audit, DataSource dataSource) {
        this.keys = keys;
        this.audit = audit;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    CreatedApiKey create(NewApiKey wanted, Caller maker, RequestContext context) {
        CreatedApiKey made = transaction.execute(status -> {
            CreatedApiKey created = keys.create(wanted, maker);
            record(AccessAct.API_KEY_CREATED, created.key(), maker, context);
            return created;
        });
        SecurityLog.keyCreated(made.key(), maker);
        return made;
    }

    /** False when there is no such key within the caller's reach. */
    boolean revoke(UUID id, Caller caller, RequestContext context) {
        Optional<ApiKey> revoked = transaction.execute(status -> {
            Optional<ApiKey> found = keys.revoke(AdminScope.reach(caller), id);
            found.ifPresent(key -> record(AccessAct.API_KEY_REVOKED, key, caller, context));
            return found;
        });
        revoked.ifPresent(key -> SecurityLog.keyRevoked(key, caller));
        return revoked.isPresent();
    }

    private void record(AccessAct word, ApiKey key, Caller caller, RequestContext context) {
        audit.record(new Act(word, caller, key.workspace(), context), key.id().toString(), details(key));
    }

    /** What the key can do, and since when it can no more. */
    private static Map<String, Object> details(ApiKey key) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", key.name());
        details.put("subject", key.subject());
        details.put("permissions", key.permissions());
        put(details, "expiresAt", key.expiresAt());
        put(details, "revokedAt", key.revokedAt());
        return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
