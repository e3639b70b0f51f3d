package io.ticketledger.query.api.ledger;

import io.ticketledger.query.reports.Dimension;
import io.ticketledger.query.reports.ReportRange;
import io.ticketledger.query.reports.ReportRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report with what it is about, defaults filled in.
 *
 * @param next always null: a report is answered whole
 */
record ReportAnswer(
        Instant from,
        Instant to,
        String by,
        @Nullable String groupBy,
        String timezone,
        @Nullable Instant asOf,
        List<ReportRow> items,
        @Nullable String next) {

    static ReportAnswer of(ReportRange range, List<ReportRow> rows) {
        return new ReportAnswer(
                range.periods().start(),
                range.periods().finish(),
                range.periods().by().word(),
                range.dimension() == Dimension.ALL ? null : range.dimension().word(),
                range.periods().zone().getId(),
                range.asOf(),
                rows,
                null);
    }
}
