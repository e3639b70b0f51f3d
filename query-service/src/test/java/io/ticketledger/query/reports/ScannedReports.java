package io.ticketledger.query.reports;

import io.ticketledger.events.Ticket;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.query.projection.RecordedEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The same reports, by scanning: every figure is worked out from the tickets as the fold has them at that moment. It
 * knows nothing of facts, cells and bounds; periods are found by their names.
 */
final class ScannedReports {
    private final Map<String, List<TicketEvent>> histories = new LinkedHashMap<>();
    private final ReportRange range;

    ScannedReports(List<RecordedEvent> events, String workspace, ReportRange range) {
        this.range = range;
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof TicketEvent event
                    && event.workspace().equals(workspace)
                    && (range.asOf() == null || !event.occurredAt().isAfter(range.asOf()))) {
                histories
                        .computeIfAbsent(recorded.streamId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    List<ReportRow> volume() {
        Map<String, Map<String, long[]>> counts = new TreeMap<>();
        happenings((ticket, event, first) -> {
            int kind = switch (event) {
                case TicketEvent.TicketCreated created -> 0;
                case TicketEvent.TicketClosed closed -> 1;
                case TicketEvent.TicketReopened reopened -> 2;
                case TicketEvent.TicketReplied replied -> 3;
                default -> -1;
            };
            if (kind >= 0) {
                counts.computeIfAbsent(group(ticket), name -> new TreeMap<>())
                        .computeIfAbsent(label(event.occurredAt()), name -> new long[4])[kind]++;
            }
        });
        return rows(counts.keySet(), (period, group) -> {
            long[] c = counts.getOrDefault(group, Map.of()).getOrDefault(period, new long[4]);
            return new ReportRow.Volume(period, named(group), c[0], c[1], c[2], c[3]);
        });
    }

    List<ReportRow> backlog() {
        Map<String, Map<String, long[]>> moves = new TreeMap<>();
        Set<String> groups = new TreeSet<>();
        for (List<TicketEvent> history : histories.values()) {
            Ticket before = null;
            for (TicketEvent event : history) {
                Ticket after = Objects.requireNonNull(Ticket.evolve(before, event));
                String left = before == null || !open(before) ? null : group(before);
                String entered = open(after) ? group(after) : null;
                if (within(event.occurredAt()) && !Objects.equals(left, entered)) {
                    move(moves, event.occurredAt(), entered, 0);
                    move(moves, event.occurredAt(), left, 1);
                }
                before = after;
            }
            Ticket atStart = at(history, event -> event.occurredAt().isBefore(from()));
            if (atStart != null && open(atStart)) {
                groups.add(group(atStart));
            }
        }
        groups.addAll(moves.keySet());
        return rows(groups, (period, group) -> {
            long[] moved = moves.getOrDefault(group, Map.of()).getOrDefault(period, new long[2]);
            return new ReportRow.Backlog(
                    period,
                    named(group),
                    hasBegun(period) ? Long.valueOf(openAt(period, group).size()) : null,
                    moved[0],
                    moved[1]);
        });
    }

    private void move(Map<String, Map<String, long[]>> moves, Instant at, @Nullable String group, int way) {
        if (group != null) {
            moves.computeIfAbsent(group, name -> new TreeMap<>())
                    .computeIfAbsent(label(at), name -> new long[2])[way]++;
        }
    }

    List<ReportRow> ageing() {
        Set<String> groups = new TreeSet<>();
        for (String period : periods().stream().filter(this::hasBegun).toList()) {
            histories.values().forEach(history -> {
                Ticket ticket = at(history, event -> isUpTo(event, period));
                if (ticket != null && open(ticket)) {
                    groups.add(group(ticket));
                }
            });
        }
        return rows(groups, (period, group) -> {
            if (!hasBegun(period)) {
                Map<String, @Nullable Long> unknown = new LinkedHashMap<>();
                ReportsQuery.BANDS.keySet().forEach(band -> unknown.put(band, null));
                return new ReportRow.Ageing(period, named(group), new Figures(null, null, null, null, null), unknown);
            }
            List<Long> ages = openAt(period, group).stream()
                    .map(ticket -> Math.max(
                            0,
                            Duration.between(ticket.createdAt(), measuredAt(period))
                                    .toSeconds()))
                    .sorted()
                    .toList();
            Map<String, @Nullable Long> bands = new LinkedHashMap<>();
            long from = 0;
            for (Map.Entry<String, @Nullable Long> band : ReportsQuery.BANDS.entrySet()) {
                long least = from;
                long below = band.getValue() == null ? Long.MAX_VALUE : band.getValue();
                bands.put(
                        band.getKey(),
                        ages.stream().filter(age -> age >= least && age < below).count());
                from = below;
            }
            return new ReportRow.Ageing(period, named(group), figures(ages), bands);
        });
    }

    List<ReportRow> responseTimes() {
        Map<String, Map<String, List<List<Long>>>> times = new TreeMap<>();
        happenings((ticket, event, first) -> {
            for (int kind : first) {
                times.computeIfAbsent(group(ticket), name -> new TreeMap<>())
                        .computeIfAbsent(label(event.occurredAt()), name -> fourLists())
                        .get(kind)
                        .add(Duration.between(ticket.createdAt(), event.occurredAt())
                                .toSeconds());
            }
        });
        return rows(times.keySet(), (period, group) -> {
            List<List<Long>> of = times.getOrDefault(group, Map.of()).getOrDefault(period, fourLists());
            List<Figures> figures = of.stream()
                    .map(each -> figures(each.stream().sorted().toList()))
                    .toList();
            return new ReportRow.ResponseTimes(
                    period, named(group), figures.get(0), figures.get(1), figures.get(2), figures.get(3));
        });
    }

    private interface Happening {
        void is(Ticket after, TicketEvent event, List<Integer> firstTimes);
    }

    private void happenings(Happening happening) {
        for (List<TicketEvent> history : histories.values()) {
            for (int i = 0; i < history.size(); i++) {
                TicketEvent event = history.get(i);
                if (within(event.occurredAt())) {
                    List<TicketEvent> upTo = history.subList(0, i + 1);
                    List<Integer> first = new ArrayList<>();
                    List<Predicate<TicketEvent>> kinds = List.of(
                            each -> each instanceof TicketEvent.TicketReplied,
                            each -> each instanceof TicketEvent.TicketClaimed,
                            ScannedReports::solves,
                            each -> each instanceof TicketEvent.TicketClosed);
                    for (int kind = 0; kind < kinds.size(); kind++) {
                        if (kinds.get(kind).test(event)
                                && upTo.stream().filter(kinds.get(kind)).count() == 1) {
                            first.add(kind);
                        }
                    }
                    happening.is(Objects.requireNonNull(Ticket.fold(upTo)), event, first);
                }
            }
        }
    }

    private static boolean solves(TicketEvent event) {
        return switch (event) {
            case TicketEvent.TicketCreated e -> e.status() == io.ticketledger.events.Status.SOLVED;
            case TicketEvent.TicketStatusChanged e -> e.to() == io.ticketledger.events.Status.SOLVED;
            case TicketEvent.TicketReopened e -> e.to() == io.ticketledger.events.Status.SOLVED;
            default -> false;
        };
    }

    private List<Ticket> openAt(String period, String group) {
        return histories.values().stream()
                .map(history -> at(history, event -> isUpTo(event, period)))
                .filter(Objects::nonNull)
                .filter(ticket -> open(ticket) && group(ticket).equals(group))
                .toList();
    }

    private static @Nullable Ticket at(List<TicketEvent> history, Predicate<TicketEvent> counts) {
        return Ticket.fold(history.stream().filter(counts).toList());
    }

    /** Whether it was over when the period was. */
    private boolean isUpTo(TicketEvent event, String period) {
        return event.occurredAt().isBefore(to()) && label(event.occurredAt()).compareTo(period) <= 0;
    }

    private static boolean open(Ticket ticket) {
        return ticket.status().isUnfinished() && ticket.deletedAt() == null;
    }

    private static Figures figures(List<Long> sorted) {
        if (sorted.isEmpty()) {
            return Figures.NONE;
        }
        Function<Integer, Long> percentile = percent -> sorted.stream()
                .filter(value ->
                        100L * sorted.stream().filter(other -> other <= value).count()
                                >= (long) percent * sorted.size())
                .findFirst()
                .orElseThrow();
        BigDecimal sum = sorted.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Figures(
                (long) sorted.size(),
                sum.divide(BigDecimal.valueOf(sorted.size()), 3, RoundingMode.HALF_UP),
                percentile.apply(50),
                percentile.apply(90),
                percentile.apply(95));
    }

    private static List<List<Long>> fourLists() {
        return List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private interface Row {
        ReportRow of(String period, String group);
    }

    private List<ReportRow> rows(Set<String> occurring, Row row) {
        Set<String> groups = new TreeSet<>(occurring);
        if (range.dimension() == Dimension.ALL) {
            groups.add("");
        } else if (range.only() != null) {
            groups.add(range.only());
        }
        List<ReportRow> rows = new ArrayList<>();
        for (String period : periods()) {
            for (String group : groups) {
                if (range.only() == null || range.only().equals(group)) {
                    rows.add(row.of(period, group));
                }
            }
        }
        return rows;
    }

    private Set<String> periods() {
        Set<String> periods = new TreeSet<>();
        LocalDate last = LocalDate.ofInstant(to().minusMillis(1), zone());
        for (LocalDate day = LocalDate.ofInstant(from(), zone()); !day.isAfter(last); day = day.plusDays(1)) {
            periods.add(label(day));
        }
        return periods;
    }

    /** The last instant of a period that anybody could know of. */
    private Instant measuredAt(String period) {
        LocalDate day = LocalDate.ofInstant(from(), zone());
        while (label(day).compareTo(period) <= 0) {
            day = day.plusDays(1);
        }
        Instant end = day.atStartOfDay(zone()).toInstant();
        Instant first = end.isBefore(to()) ? end : to();
        return first.isBefore(latest()) ? first : latest();
    }

    private Instant latest() {
        return range.asOf() == null || range.asOf().isAfter(range.now()) ? range.now() : range.asOf();
    }

    private boolean hasBegun(String period) {
        LocalDate day = LocalDate.ofInstant(from(), zone());
        Instant begin = from();
        while (!label(day).equals(period)) {
            day = day.plusDays(1);
            begin = day.atStartOfDay(zone()).toInstant();
        }
        return !begin.isAfter(latest());
    }

    private boolean within(Instant at) {
        return !at.isBefore(from()) && at.isBefore(to());
    }

    private Instant from() {
        return Instant.ofEpochMilli(range.periods().from());
    }

    private Instant to() {
        return Instant.ofEpochMilli(range.periods().to());
    }

    private ZoneId zone() {
        return range.periods().zone();
    }

    private String label(Instant at) {
        return label(LocalDate.ofInstant(at, zone()));
    }

    private String label(LocalDate day) {
        return switch (range.periods().by()) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> day.toString().substring(0, 7);
        };
    }

    private @Nullable String named(String group) {
        return group.isEmpty() ? null : group;
    }

    private String group(Ticket ticket) {
        String value = switch (range.dimension()) {
            case ALL -> null;
            case TYPE -> ticket.details().type();
            case PRIORITY ->
                ticket.priority() == null || ticket.priority().level() == null
                        ? null
                        : ticket.priority().level().name();
            case GROUP -> ticket.assignment().group();
            case CLAIMANT -> ticket.claim() == null ? null : ticket.claim().by();
            case CUSTOMER ->
                ticket.details().customer().id() == null
                        ? ticket.details().customer().externalId()
                        : ticket.details().customer().id();
            case CHANNEL -> ticket.details().channel().channelId();
            case ORIGIN -> ticket.origin().word();
        };
        return value == null ? "" : value;
    }
}
