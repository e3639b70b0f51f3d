package io.ticketledger.query.api.ledger;

import io.ticketledger.query.reports.By;
import io.ticketledger.query.reports.Dimension;
import io.ticketledger.query.reports.Periods;
import io.ticketledger.query.reports.ReportRange;
import io.ticketledger.query.reports.ReportsQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a report. */
final class ReportParams {
    static final Set<String> NAMES =
            Set.of("from", "to", "by", "groupBy", "group", "timezone", "asOf", Formats.PARAMETER);

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant FIRST = LocalDate.of(1900, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LAST = LocalDate.of(9999, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private ReportParams() {}

    /** The range that is asked for; ends the request when there is none. */
    static ReportRange range(Params params, Instant now) {
        By by = or(params.read("by", ReportParams::by, "must be one of day, week, month"), By.DAY);
        Dimension dimension =
                or(params.read("groupBy", ReportParams::dimension, "must be one of " + words()), Dimension.ALL);
        ZoneId zone =
                or(params.read("timezone", ReportParams::zone, "must be a zone's IANA name such as Europe/Rome"), UTC);
        Instant asOf = inBounds(params, "asOf", params.exactInstant("asOf"));
        String only = params.text("group");
        if (only != null && dimension == Dimension.ALL) {
            params.wrong("group", "goes with groupBy");
        }
        Instant to = bound(params, "to", zone);
        Instant from = bound(params, "from", zone);
        params.check();
        Instant end = to == null ? Periods.endOfPeriod(asOf == null ? now : asOf, by, zone) : to;
        Instant start = from == null ? Periods.usualStart(end, by, zone) : from;
        if (!start.isBefore(end)) {
            params.wrong(from == null ? "to" : "from", "must be before the end of the report");
            params.check();
        }
        return new ReportRange(periods(params, start, end, by, zone), dimension, only, asOf, now);
    }

    private static Periods periods(Params params, Instant start, Instant end, By by, ZoneId zone) {
        try {
            return Periods.between(start, end, by, zone, ReportsQuery.MOST_ROWS);
        } catch (IllegalArgumentException e) {
            tooLong(params);
            throw e;
        }
    }

    /** Ends a request for more rows than there may be. */
    static void tooLong(Params params) {
        params.wrong(
                "from",
                "makes more than " + ReportsQuery.MOST_ROWS + " rows: ask for less time, longer periods, or one group");
        params.check();
    }

    private static @Nullable Instant bound(Params params, String name, ZoneId zone) {
        Instant bound = params.read(
                name,
                text -> {
                    LocalDate day = day(text);
                    return day == null ? Params.parseInstant(text) : Periods.start(day, zone);
                },
                "must be a day such as 2026-01-31 or an instant such as 2026-01-31T08:00:00Z");
        return inBounds(params, name, bound);
    }

    private static @Nullable Instant inBounds(Params params, String name, @Nullable Instant instant) {
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            params.wrong(name, "must be between the years 1900 and 9999");
        }
        return instant;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable By by(String word) {
        return Arrays.stream(By.values())
                .filter(by -> by.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Dimension dimension(String word) {
        return Arrays.stream(Dimension.values())
                .filter(dimension ->
                        dimension != Dimension.ALL && dimension.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String words() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.ALL)
                .map(Dimension::word)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable ZoneId zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
