package io.ticketledger.query.api.ledger;

import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.api.Answers;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.reports.ReportRange;
import io.ticketledger.query.reports.ReportRow;
import io.ticketledger.query.reports.ReportsQuery;
import io.ticketledger.query.reports.TooManyRowsException;
import io.ticketledger.query.scope.WorkspaceScope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports in the native API, as JSON or CSV. */
@RestController
class LedgerReports {
    private static final Formats FORMATS = Formats.JSON.or("csv", Csv.TYPE);
    private static final Csv<JsonNode> VOLUME = csv("created", "closed", "reopened", "replies");
    private static final Csv<JsonNode> BACKLOG = csv("backlog", "entered", "left");
    private static final Csv<JsonNode> AGEING =
            csv(Stream.concat(figures(""), ReportsQuery.BANDS.keySet().stream().map(band -> "bands." + band))
                    .toArray(String[]::new));
    private static final Csv<JsonNode> RESPONSE_TIMES = csv(Stream.of("firstReply.", "firstClaim.", "solve.", "close.")
            .flatMap(LedgerReports::figures)
            .toArray(String[]::new));

    private final ReportsQuery reports;
    private final ReadYourWrites waiting;
    private final ProjectionProgress projection;
    private final Consistency usual;
    private final JsonMapper mapper;

    LedgerReports(
            ReportsQuery reports,
            ReadYourWrites waiting,
            @Qualifier("reportsProjection") ProjectionProgress projection,
            Consistency usualConsistency,
            JsonMapper mapper) {
        this.reports = reports;
        this.waiting = waiting;
        this.projection = projection;
        this.usual = usualConsistency;
        this.mapper = mapper;
    }

    @GetMapping("/reports/volume")
    ResponseEntity<?> volume(Caller caller, HttpServletRequest request) {
        return answer(caller, request, VOLUME, reports::volume);
    }

    @GetMapping("/reports/backlog")
    ResponseEntity<?> backlog(Caller caller, HttpServletRequest request) {
        return answer(caller, request, BACKLOG, reports::backlog);
    }

    @GetMapping("/reports/ageing")
    ResponseEntity<?> ageing(Caller caller, HttpServletRequest request) {
        return answer(caller, request, AGEING, reports::ageing);
    }

    @GetMapping("/reports/response-times")
    ResponseEntity<?> responseTimes(Caller caller, HttpServletRequest request) {
        return answer(caller, request, RESPONSE_TIMES, reports::responseTimes);
    }

    private interface Report {
        List<ReportRow> rows(WorkspaceScope scope, ReportRange range);
    }

    private ResponseEntity<?> answer(Caller caller, HttpServletRequest request, Csv<JsonNode> csv, Report report) {
        Params params = new Params(request, ReportParams.NAMES);
        Consistency consistency = params.consistency(usual);
        MediaType format = FORMATS.choose(params, request);
        ReportRange range = ReportParams.range(params, reports.now());
        Freshness freshness = waiting.untilApplied(projection, consistency);
        List<ReportRow> rows = rows(params, () -> report.rows(WorkspaceScope.of(caller), range));
        return format == Csv.TYPE
                ? Answers.ok(freshness).contentType(format).body(text(csv, rows))
                : Answers.ok(freshness).contentType(format).body(ReportAnswer.of(range, rows));
    }

    private static List<ReportRow> rows(Params params, Supplier<List<ReportRow>> report) {
        try {
            return report.get();
        } catch (TooManyRowsException e) {
            ReportParams.tooLong(params);
            throw e;
        }
    }

    private byte[] text(Csv<JsonNode> csv, List<ReportRow> rows) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(csv.header());
        rows.forEach(row -> text.writeBytes(csv.line(mapper.valueToTree(row))));
        return text.toByteArray();
    }

    private static Csv<JsonNode> csv(String... figures) {
        List<String> columns = new ArrayList<>(List.of("period", "group"));
        columns.addAll(List.of(figures));
        return Csv.ofJson(columns, Set.of("period"));
    }

    private static Stream<String> figures(String prefix) {
        return Stream.of("count", "mean", "median", "p90", "p95").map(name -> prefix + name);
    }
}
