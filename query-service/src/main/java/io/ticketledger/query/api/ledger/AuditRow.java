package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditItem;
import io.ticketledger.query.api.ledger.Csv.Column;
import io.ticketledger.query.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An event as a row.
 *
 * @param payload as it is stored
 */
record AuditRow(AuditItem item, String payload) {
    static final Csv<AuditRow> CSV = new Csv<>(List.of(
            Column.exact("position", row -> row.item.position()),
            Column.exact("id", row -> row.item.id()),
            Column.text("ticketId", row -> row.item.ticketId()),
            Column.text("type", row -> row.item.type()),
            Column.exact("version", row -> row.item.version()),
            Column.exact("occurredAt", row -> row.item.occurredAt()),
            Column.exact("recordedAt", row -> row.item.recordedAt()),
            Column.text("actor", row -> row.item.actor().subject()),
            Column.text("actorName", row -> row.item.actor().name()),
            Column.text("correlationId", row -> row.item.metadata().correlationId()),
            Column.text("causationId", row -> row.item.metadata().causationId()),
            Column.text("clientAddress", row -> row.item.metadata().clientAddress()),
            Column.text("credentialId", row -> row.item.metadata().credentialId()),
            Column.text("dialect", row -> row.item.metadata().dialect()),
            Column.text("revision", row -> row.item.metadata().revision()),
            Column.text("payload", AuditRow::payload)));

    static AuditRow of(AuditEvent event) {
        return new AuditRow(AuditItems.of(event), new String(event.payload(), StandardCharsets.UTF_8));
    }
}
