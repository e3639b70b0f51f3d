package io.ticketledger.platform.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The access audit in PostgreSQL, where the services may add to it and read it, and nothing else. */
public final class AccessAuditTable implements AccessAudit {
    private static final JsonMapper JSON = new JsonMapper();

    /** Ascending within a millisecond too, for acts are listed by it. */
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private static final TimeCursor END = new TimeCursor(Instant.parse("9999-12-31T23:59:59.999Z"), new UUID(-1, -1));

    private static final String RANGE = """
             AND act = coalesce(:act, act) AND at >= :from AND at < :to AND (at, id) < (:at, :id)
            ORDER BY at DESC, id DESC LIMIT :limit""";
    private static final String OF_WORKSPACE = "SELECT * FROM access_audit WHERE workspace = :workspace";
    private static final String OF_SUBJECT = " AND subject = :subject";
    private static final String OF_CREDENTIAL = " AND credential_id = :credential";
    private static final String ALL = OF_WORKSPACE + RANGE;
    private static final String ALL_OF_SUBJECT = OF_WORKSPACE + OF_SUBJECT + RANGE;
    private static final String ALL_OF_CREDENTIAL = OF_WORKSPACE + OF_CREDENTIAL + RANGE;
    private static final String ALL_OF_BOTH = OF_WORKSPACE + OF_SUBJECT + OF_CREDENTIAL + RANGE;
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessAuditTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(Act act, @Nullable String target, Map<String, ?> details) {
        Caller caller = act.caller();
        jdbc.sql("""
                        INSERT INTO access_audit (id, at, workspace, caller_workspace, subject, credential_id, display_name,
                                                  act, target, details, correlation_id, client_address)
                        VALUES (:id, :at, :workspace, :home, :subject, :credential, :name,
                                :act, :target, CAST(:details AS json), :correlation, :address)""")
                .param("id", IDS.generate())
                .param("at", Timestamps.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .param("workspace", act.workspace())
                .param("home", caller.workspace())
                .param("subject", caller.subject())
                .param("credential", caller.credentialId())
                .param("name", caller.displayName())
                .param("act", act.word().name())
                .param("target", target)
                .param("details", JSON.writeValueAsString(shortened(JSON.valueToTree(details))))
                .param("correlation", act.context().correlationId())
                .param("address", act.context().clientAddress())
                .update();
    }

    /** The newest first. */
    public List<AccessEntry> list(AccessAuditQuery query) {
        TimeCursor before = query.before() == null ? END : query.before();
        AccessAct act = query.act();
        boolean ofOneCredential = query.credential() != null;
        // Only with what is asked for, so that an index fits.
        return jdbc.sql(
                        query.subject() == null
                                ? ofOneCredential ? ALL_OF_CREDENTIAL : ALL
                                : ofOneCredential ? ALL_OF_BOTH : ALL_OF_SUBJECT)
                .param("workspace", query.workspace())
                .param("subject", query.subject())
                .param("credential", query.credential())
                .param("act", act == null ? null : act.name(), Types.VARCHAR)
                .param("from", Timestamps.of(query.from() == null ? Instant.EPOCH : query.from()))
                .param("to", Timestamps.of(query.to() == null ? END.at() : query.to()))
                .param("at", Timestamps.of(before.at()))
                .param("id", before.id())
                .param("limit", query.limit())
                .query(AccessAuditTable::entry)
                .list();
    }

    /** Texts of up to 200 characters, for some are a client's; of longer ones the beginning. */
    private static JsonNode shortened(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> object.set(field.getKey(), shortened(field.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i)));
            }
        } else if (value.isString() && value.stringValue().length() > LONGEST) {
            String text = value.stringValue();
            int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            return StringNode.valueOf(text.substring(0, end) + "…");
        }
        return value;
    }

    private static AccessEntry entry(ResultSet row, int index) throws SQLException {
        return new AccessEntry(
                row.getObject("id", UUID.class),
                Timestamps.instant(row, "at"),
                row.getString("workspace"),
                row.getString("caller_workspace"),
                row.getString("subject"),
                row.getString("credential_id"),
                row.getString("display_name"),
                row.getString("act"),
                row.getString("target"),
                JSON.readTree(row.getString("details")),
                row.getString("correlation_id"),
                row.getString("client_address"));
    }
}
