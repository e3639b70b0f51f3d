package io.ticketledger.query.reports;

import io.ticketledger.events.Actor;
import io.ticketledger.events.Assignment;
import io.ticketledger.events.Dialect;
import io.ticketledger.events.Envelope;
import io.ticketledger.events.Priority;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketDetails;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketEvent.ActorOnly;
import io.ticketledger.events.TicketField;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.query.changelog.ChangeLogProjection;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ProjectionSequence;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.replies.RepliesProjection;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.StatsProjection;
import io.ticketledger.query.tickets.TicketIndexes;
import io.ticketledger.query.tickets.TicketsProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What reports cost, run by hand: {@code main} with a number of tickets, spread over five years, and {@code reports} or
 * {@code all} for the other projections too, on the embedded store.
 */
final class ReportsMeasurement {
    private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2024-01-01T00:00:00Z");
    private static final int BATCH = 500;

    /** So many at once until the last tickets come, to have the cells as large as they get, soon. */
    private static final int FILLING = 20_000;

    private static final int MEASURED = 5_000;
    private static final String WORKSPACE = "acme";
    private static final ActorOnly ACTOR = new ActorOnly("Anna");

    private final Random random = new Random(7);
    private final PriorityQueue<Step> steps = new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
    private final Map<String, List<TicketEvent>> histories = new HashMap<>();
    private long position;
    private long measured;

    private ReportsMeasurement() {}

    /** What happens to a ticket next. */
    private static final class Step {
        private final int number;
        private long at;
        private int next;
        private long version;
        private int replies;

        Step(int number, long at) {
            this.number = number;
            this.at = at;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int tickets = Integer.parseInt(arguments[0]);
        try (MongoFixture mongo = MongoFixture.embedded()) {
            new ReportsMeasurement().run(tickets, arguments[1].equals("all"), new ReadModel(mongo.database("m"), "a"));
        }
    }

    private void run(int tickets, boolean others, ReadModel readModel) {
        ReportsProjection.createIndexes(readModel);
        ReportsProjection reports = new ReportsProjection(
                readModel,
                (versions, events) ->
                        versions.forEach((stream, version) -> histories.getOrDefault(stream, List.of()).stream()
                                .filter(event -> event.version() < version)
                                .forEach(event -> events.accept(stream, event))));
        Map<String, Projection> projections = new HashMap<>(Map.of("reports", reports));
        if (others) {
            TicketIndexes.create(readModel);
            StatsProjection.createIndexes(readModel);
            projections.put("stats", new StatsProjection(readModel));
            projections.put(
                    "tickets",
                    new ProjectionSequence(
                            "tickets",
                            List.of(
                                    new RepliesProjection(readModel),
                                    new ChangeLogProjection(readModel),
                                    new TicketsProjection(readModel))));
        }
        feed(tickets, projections);
        long before = heap();
        say("heap %d MB, %d bytes a ticket", before >> 20, before / tickets);
        for (Dimension dimension : Dimension.values()) {
            say(
                    "%s: %d cells",
                    dimension.word(),
                    ReportsProjection.collection(readModel, dimension).countDocuments());
        }
        ask(new ReportsQuery(() -> readModel, Clock.fixed(END, ZoneOffset.UTC)));
    }

    private void feed(int tickets, Map<String, Projection> projections) {
        Map<String, Long> nanos = new HashMap<>();
        long began = System.nanoTime();
        long span = Duration.between(START, END).toMillis();
        int created = 0;
        List<RecordedEvent> batch = new ArrayList<>();
        while (created < tickets || !steps.isEmpty()) {
            long next = START.toEpochMilli() + (long) ((double) created / tickets * span);
            Step first = steps.peek();
            if (created < tickets && (first == null || next <= first.at)) {
                steps.add(new Step(++created, next));
            }
            Step step = steps.remove();
            batch.add(event(step));
            boolean filling = created < tickets - MEASURED;
            if (batch.size() == (filling ? FILLING : BATCH)) {
                apply(batch, projections, filling ? new HashMap<>() : nanos);
                measured += filling ? 0 : batch.size();
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            apply(batch, projections, nanos);
            measured += batch.size();
        }
        say("%d events in %d s, then %d measured", position, (System.nanoTime() - began) / 1_000_000_000, measured);
        nanos.forEach((name, spent) -> say("%s: %.0f events/s in batches of %d", name, measured * 1e9 / spent, BATCH));
    }

    private void apply(List<RecordedEvent> batch, Map<String, Projection> projections, Map<String, Long> nanos) {
        List<RecordedEvent> copy = List.copyOf(batch);
        projections.forEach((name, projection) -> {
            long began = System.nanoTime();
            projection.apply(copy, new Position(position));
            nanos.merge(name, System.nanoTime() - began, Long::sum);
        });
    }

    private RecordedEvent event(Step step) {
        String stream = "stream-" + step.number;
        Envelope envelope = new Envelope(
                new UUID(3, step.number),
                ++step.version,
                WORKSPACE,
                Instant.ofEpochMilli(step.at),
                new Actor("anna", "key-1", Dialect.LEDGER));
        TicketEvent event = switch (step.next) {
            case 0 -> created(envelope, step.number);
            case 1 -> new TicketEvent.TicketClaimed(envelope, "agent " + skewed(100), null, ACTOR, null);
            case 2, 3 ->
                new TicketEvent.TicketReplied(
                        envelope,
                        ++step.replies,
                        new TicketEvent.TicketReplied.Personal("Anna", "Bert", "We have looked into it."),
                        null);
            case 4 -> new TicketEvent.TicketStatusChanged(envelope, Status.NEW, Status.SOLVED, null, null, ACTOR, null);
            default -> new TicketEvent.TicketClosed(envelope, Status.SOLVED, null, null, ACTOR, null);
        };
        step.next += step.next == 2 && random.nextBoolean() ? 2 : 1;
        step.at += (long)
                (-Math.log(1 - random.nextDouble()) * Duration.ofHours(30).toMillis());
        if (step.next <= 5) {
            histories.computeIfAbsent(stream, id -> new ArrayList<>()).add(event);
            steps.add(step);
        } else {
            histories.remove(stream);
        }
        return new RecordedEvent(++position, stream, Instant.EPOCH, event);
    }

    private TicketEvent created(Envelope envelope, int number) {
        Map<TicketField, String> fields = Map.of(
                TicketField.TITLE, "Ticket " + number,
                TicketField.TYPE, "type " + skewed(20),
                TicketField.CUSTOMER_ID, "customer " + skewed(10_000),
                TicketField.CHANNEL_ID, "channel " + skewed(5));
        TicketDetails details = TicketDetails.of(fields::get);
        return new TicketEvent.TicketCreated(
                envelope,
                number,
                null,
                random.nextInt(3) == 0 ? Dialect.ISP : Dialect.LEDGER,
                Status.NEW,
                null,
                Priority.of(PriorityLevel.values()[skewed(4)]),
                new Assignment("group " + skewed(15), null, null, null, null),
                details.plain(),
                new TicketEvent.TicketCreated.Personal("Anna", details.personal(), null),
                null);
    }

    private int skewed(int many) {
        double place = random.nextDouble();
        return (int) (many * place * place);
    }

    private static void ask(ReportsQuery query) {
        WorkspaceScope scope = WorkspaceScope.of(new Caller(WORKSPACE, "anna", "key", "Anna", Set.of()));
        for (String zone : List.of("UTC", "Europe/Rome")) {
            for (Dimension dimension : List.of(Dimension.ALL, Dimension.TYPE, Dimension.CLAIMANT)) {
                all(query, scope, "12 months by month", zone, range("2023-01-01", By.MONTH, zone, dimension, null));
            }
            all(query, scope, "5 years by month", zone, range("2019-01-01", By.MONTH, zone, Dimension.ALL, null));
            all(query, scope, "5 years by month", zone, range("2019-01-01", By.MONTH, zone, Dimension.TYPE, null));
            all(query, scope, "90 days by day", zone, range("2023-10-03", By.DAY, zone, Dimension.ALL, null));
            all(query, scope, "12 months by week", zone, range("2023-01-01", By.WEEK, zone, Dimension.PRIORITY, null));
            String one = "customer 4711";
            all(query, scope, "12 months, one", zone, range("2023-01-01", By.MONTH, zone, Dimension.CUSTOMER, one));
        }
    }

    private static ReportRange range(String from, By by, String zone, Dimension dimension, @Nullable String only) {
        Periods periods =
                Periods.between(Instant.parse(from + "T00:00:00Z"), END, by, ZoneId.of(zone), ReportsQuery.MOST_ROWS);
        return new ReportRange(periods, dimension, only, null, END);
    }

    private static void all(ReportsQuery query, WorkspaceScope scope, String what, String zone, ReportRange range) {
        String which = what + " " + zone + " " + range.dimension().word();
        time("volume " + which, () -> query.volume(scope, range));
        time("backlog " + which, () -> query.backlog(scope, range));
        time("ageing " + which, () -> query.ageing(scope, range));
        time("response-times " + which, () -> query.responseTimes(scope, range));
    }

    private static void time(String what, Runnable report) {
        int times = 20;
        long[] nanos = new long[times];
        for (int i = -5; i < times; i++) {
            long began = System.nanoTime();
            report.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        say("%-60s median %7.1f ms, p95 %7.1f ms", what, nanos[times / 2] / 1e6, nanos[times - 1 - times / 20] / 1e6);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
