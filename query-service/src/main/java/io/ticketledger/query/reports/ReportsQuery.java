package io.ticketledger.query.reports;

import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.scope.WorkspaceScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports. Every period has a row for each group that occurs in the range, by period and group; without groups,
 * or for one group, every period has a row.
 */
public final class ReportsQuery {
    /** How many rows a report may have. */
    public static final int MOST_ROWS = 10_000;

    /** The bands of ages by name, each up to before the given seconds; the last one has no end. */
    public static final SequencedMap<String, @Nullable Long> BANDS = bands();

    private static final int ATTEMPTS = 5;

    private final Supplier<ReadModel> readModel;
    private final Clock clock;

    public ReportsQuery(Supplier<ReadModel> readModel, Clock clock) {
        this.readModel = readModel;
        this.clock = clock;
    }

    /** The instant of a report that is made now. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * What happened in each period.
     *
     * @throws TooManyRowsException when there are more than {@link #MOST_ROWS}; so do the others
     */
    public List<ReportRow> volume(WorkspaceScope scope, ReportRange range) {
        Map<String, Counts.Group> groups =
                read(scope, range, reader -> Counts.within(reader, range)).groups();
        return rows(
                range,
                groups,
                new Counts.Group(),
                (period, label, name, group) -> new ReportRow.Volume(
                        label,
                        name,
                        group.of(period, FactKind.CREATED),
                        group.of(period, FactKind.CLOSED),
                        group.of(period, FactKind.REOPENED),
                        group.of(period, FactKind.REPLIED)));
    }

    public List<ReportRow> backlog(WorkspaceScope scope, ReportRange range) {
        Map<String, Counts.Group> groups =
                read(scope, range, reader -> Counts.withBacklog(reader, range)).groups();
        return rows(
                range,
                groups,
                new Counts.Group(),
                (period, label, name, group) -> new ReportRow.Backlog(
                        label,
                        name,
                        range.hasBegun(period) ? group.backlog(period) : null,
                        group.of(period, FactKind.ENTERED),
                        group.of(period, FactKind.LEFT)));
    }

    public List<ReportRow> ageing(WorkspaceScope scope, ReportRange range) {
        Map<String, Aged[]> groups = read(scope, range, reader -> OpenAt.read(reader, range));
        return rows(range, groups, new Aged[0], (period, label, name, group) -> {
            Aged none = range.hasBegun(period) ? Aged.NONE : Aged.UNKNOWN;
            Aged aged = group.length == 0 ? none : group[period];
            return new ReportRow.Ageing(label, name, aged.figures(), aged.bands());
        });
    }

    public List<ReportRow> responseTimes(WorkspaceScope scope, ReportRange range) {
        Map<String, Figures[][]> groups = read(scope, range, reader -> ResponseTimes.within(reader, range))
                .groups();
        return rows(
                range,
                groups,
                new Figures[0][],
                (period, label, name, group) -> new ReportRow.ResponseTimes(
                        label,
                        name,
                        time(group, period, FactKind.FIRST_REPLY),
                        time(group, period, FactKind.FIRST_CLAIM),
                        time(group, period, FactKind.FIRST_SOLVE),
                        time(group, period, FactKind.FIRST_CLOSE)));
    }

    private static Figures time(Figures[][] group, int period, FactKind kind) {
        return group.length == 0 ? Figures.NONE : group[period][kind.place()];
    }

    private <T> T read(WorkspaceScope scope, ReportRange range, Function<CellReader, T> reading) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.apply(new CellReader(readModel.get(), scope, range));
            } catch (PartsGoneException e) {
                if (attempt == ATTEMPTS) {
                    throw new ApiException(
                            new ApiError.Unavailable("the report's figures change too fast to be read", 1));
                }
            }
        }
    }

    private interface Row<T> {
        ReportRow of(int period, String label, @Nullable String name, T group);
    }

    private static <T> List<ReportRow> rows(ReportRange range, Map<String, T> groups, T nothing, Row<T> row) {
        SortedSet<String> names = new TreeSet<>(groups.keySet());
        if (range.dimension() == Dimension.ALL) {
            names.add(Dimension.NONE);
        } else if (range.only() != null) {
            names.add(range.only());
        }
        range.checkRows(names.size());
        List<ReportRow> rows = new ArrayList<>(names.size() * range.periods().size());
        for (int period = 0; period < range.periods().size(); period++) {
            String label = range.periods().labels().get(period);
            for (String name : names) {
                T group = groups.getOrDefault(name, nothing);
                rows.add(row.of(period, label, name.equals(Dimension.NONE) ? null : name, group));
            }
        }
        return rows;
    }

    private static SequencedMap<String, @Nullable Long> bands() {
        SequencedMap<String, @Nullable Long> bands = new LinkedHashMap<>();
        bands.put("under1Day", Duration.ofDays(1).toSeconds());
        bands.put("under3Days", Duration.ofDays(3).toSeconds());
        bands.put("under7Days", Duration.ofDays(7).toSeconds());
        bands.put("under30Days", Duration.ofDays(30).toSeconds());
        bands.put("under90Days", Duration.ofDays(90).toSeconds());
        bands.put("over", null);
        return bands;
    }
}
