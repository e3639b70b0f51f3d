package io.ticketledger.query.api.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the lines of an export as JSON or as CSV. */
final class ExportWriter {
    /** Beside these, a ticket has only JSON of its own and the text of its last reply. */
    private static final List<String> COLUMNS = List.of(
            "is",
            "cursor",
            "id",
            "number",
            "ticket.shortId",
            "ticket.name",
            "ticket.origin",
            "ticket.type",
            "ticket.title",
            "ticket.description",
            "ticket.status",
            "ticket.statusLabel",
            "ticket.priority.label",
            "ticket.priority.level",
            "ticket.requester.id",
            "ticket.requester.email",
            "ticket.requester.name",
            "ticket.requester.phone",
            "ticket.customer.id",
            "ticket.customer.externalId",
            "ticket.customer.email",
            "ticket.customer.name",
            "ticket.claim.by",
            "ticket.claim.at",
            "ticket.assignment.group",
            "ticket.assignment.owner",
            "ticket.assignment.users",
            "ticket.assignment.departments",
            "ticket.assignment.suppliers",
            "ticket.channel.channelId",
            "ticket.channel.direction",
            "ticket.channel.from",
            "ticket.channel.fromName",
            "ticket.channel.to",
            "ticket.channel.formId",
            "ticket.channel.brandId",
            "ticket.scope.church",
            "ticket.scope.guildId",
            "ticket.scope.ispId",
            "ticket.scope.branchId",
            "ticket.scope.userId",
            "ticket.dates.followUp",
            "ticket.dates.actionRequired",
            "ticket.legacy.legacyId",
            "ticket.legacy.nextgenLegacyId",
            "ticket.replies.count",
            "ticket.replies.lastAt",
            "ticket.version",
            "ticket.createdAt",
            "ticket.updatedAt",
            "ticket.solvedAt",
            "ticket.closedAt");

    private static final Csv<JsonNode> CSV = Csv.ofJson(COLUMNS, Set.of("is", "cursor", "id"));

    private final JsonMapper mapper;
    private final @Nullable Csv<JsonNode> csv;
    private final OutputStream out;

    private ExportWriter(JsonMapper mapper, @Nullable Csv<JsonNode> csv, OutputStream out) {
        this.mapper = mapper;
        this.csv = csv;
        this.out = out;
    }

    static ExportWriter ofJson(JsonMapper mapper, OutputStream out) {
        return new ExportWriter(mapper, null, out);
    }

    static ExportWriter ofCsv(JsonMapper mapper, OutputStream out) throws IOException {
        out.write(CSV.header());
        return new ExportWriter(mapper, CSV, out);
    }

    void write(ExportLine line) throws IOException {
        if (csv == null) {
            out.write(mapper.writeValueAsBytes(line));
            out.write('\n');
        } else {
            out.write(csv.line(mapper.valueToTree(line)));
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
