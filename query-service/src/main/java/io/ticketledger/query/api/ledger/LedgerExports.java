package io.ticketledger.query.api.ledger;

import io.ticketledger.platform.access.AccessAct;
import io.ticketledger.platform.access.AccessAudit;
import io.ticketledger.platform.access.AccessAudit.Act;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.access.Standing;
import io.ticketledger.platform.web.RequestContext;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.exports.ExportedTicket;
import io.ticketledger.query.exports.TicketExport;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports in the native API, written page by page to whoever reads them, as fast as that. One that failed on the way
 * lacks its last line.
 */
@RestController
class LedgerExports {
    private static final Formats FORMATS =
            Formats.of("ndjson", MediaType.APPLICATION_NDJSON).or("csv", Csv.TYPE);
    private static final String AFTER = "after";
    private static final int BUFFER = 64 * 1024;

    private final TicketExport tickets;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;
    private final Consistency usual;
    private final JsonMapper mapper;
    private final AccessAudit audit;

    LedgerExports(
            TicketExport tickets,
            ReadYourWrites waiting,
            @Qualifier("ticketsProjection") ProjectionProgress projection,
            Consistency usualConsistency,
            JsonMapper mapper,
            AccessAudit audit) {
        this.tickets = tickets;
        this.waiting = waiting;
        this.projection = projection;
        this.usual = usualConsistency;
        this.mapper = mapper;
        this.audit = audit;
    }

    @GetMapping("/reports/exports/tickets")
    void tickets(
            Caller caller,
            Standing standing,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Params params = new Params(request, Set.of(AFTER, Formats.PARAMETER));
        Consistency consistency = params.consistency(usual);
        MediaType format = FORMATS.choose(params, request);
        params.check();
        @Nullable String after = params.text(AFTER);
        Freshness freshness = waiting.untilApplied(projection, consistency);
        TicketExport.Walk walk = Params.withCursor(
                AFTER, "is no cursor of an export", () -> tickets.from(WorkspaceScope.of(caller), after));
        Map<String, Object> details = params.given();
        details.put(Formats.PARAMETER, format == Csv.TYPE ? "csv" : "ndjson");
        audit.record(Act.of(AccessAct.TICKETS_EXPORTED, caller, context), null, details);
        Answers.ok(freshness)
                .build()
                .getHeaders()
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(format.toString());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = takesGzip(request);
        if (zipped) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (!request.getMethod().equals("HEAD")) {
            write(walk, standing, after != null, format, zipped, response.getOutputStream());
        }
    }

    /** What fails here is cut off: nothing is closed that would make it look complete. */
    private void write(
            TicketExport.Walk walk,
            Standing standing,
            boolean changes,
            MediaType format,
            boolean zipped,
            OutputStream body)
            throws IOException {
        Gzip gzip = zipped ? new Gzip(body) : null;
        try {
            write(walk, standing, changes, format, gzip == null ? body : gzip);
            if (gzip != null) {
                gzip.finish();
            }
        } finally {
            if (gzip != null) {
                gzip.release();
            }
        }
    }

    private void write(TicketExport.Walk walk, Standing standing, boolean changes, MediaType format, OutputStream body)
            throws IOException {
        OutputStream out = new BufferedOutputStream(body, BUFFER);
        ExportWriter writer = format == Csv.TYPE ? ExportWriter.ofCsv(mapper, out) : ExportWriter.ofJson(mapper, out);
        for (List<ExportedTicket> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            AuditAnswers.stillStanding(standing);
            for (ExportedTicket ticket : page) {
                if (changes || ticket.ticket().deletedAt() == null) {
                    writer.write(ExportLine.of(ticket));
                }
            }
            writer.flush();
        }
        writer.write(ExportLine.end(walk.endCursor()));
        writer.flush();
    }

    /** Gives back what it has outside of the heap, whether its end was written or not. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream body) throws IOException {
            super(body, BUFFER, true);
        }

        void release() {
            def.end();
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*");
            if (parts[0].equals("gzip")) {
                return parts.length < 2 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }
}
