package io.ticketledger.query.api.ledger;

import io.ticketledger.dialect.ledger.AuditItem;
import io.ticketledger.query.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events as rows after RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe; the
 * payload, an object, never does.
 */
final class AuditCsv {
    static final byte[] HEADER = line(Stream.of(
            "position",
            "ticketId",
            "type",
            "version",
            "occurredAt",
            "recordedAt",
            "actor",
            "actorName",
            "correlationId",
            "causationId",
            "clientAddress",
            "credentialId",
            "dialect",
            "revision",
            "payload"));

    private AuditCsv() {}

    static byte[] row(AuditEvent event) {
        AuditItem item = AuditItems.of(event);
        AuditItem.Metadata metadata = item.metadata();
        return line(Stream.of(
                String.valueOf(item.position()),
                text(item.ticketId()),
                item.type(),
                String.valueOf(item.version()),
                item.occurredAt().toString(),
                item.recordedAt().toString(),
                text(item.actor().subject()),
                text(item.actor().name()),
                text(metadata.correlationId()),
                text(metadata.causationId()),
                text(metadata.clientAddress()),
                text(metadata.credentialId()),
                metadata.dialect(),
                text(metadata.revision()),
                new String(event.payload(), StandardCharsets.UTF_8)));
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : '\'' + text;
    }

    private static byte[] line(Stream<String> cells) {
        return cells.map(AuditCsv::quoted)
                .collect(Collectors.joining(",", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
