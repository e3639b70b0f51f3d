package io.ticketledger.query.verify;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.events.PriorityLevel;
import io.ticketledger.events.Status;
import io.ticketledger.events.TicketEvent;
import io.ticketledger.events.TicketField;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.events.json.StoredEvent;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.eventstore.Feed;
import io.ticketledger.platform.test.TestPostgres;
import io.ticketledger.query.audit.AuditLog;
import io.ticketledger.query.changelog.ChangeLogProjection;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.platform.Histories;
import io.ticketledger.query.platform.Histories.Story;
import io.ticketledger.query.platform.MongoFixture;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ProjectionSequence;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.replies.RepliesProjection;
import io.ticketledger.query.reports.ReportsProjection;
import io.ticketledger.query.scope.WorkspaceScope;
import io.ticketledger.query.stats.StatsProjection;
import io.ticketledger.query.tickets.TicketIndexes;
import io.ticketledger.query.tickets.TicketsProjection;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a verification costs, run by hand. {@code main} with {@code store} is a read store in a process of its own, which
 * prints its URL; with that URL and a number of tickets, of seven events each, it fills both stores and verifies.
 */
final class VerificationMeasurement {
    private static final String WORKSPACE = "acme";
    private static final int WAVE = 1_000;
    private static final EventJson JSON = new EventJson();

    private VerificationMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("store")) {
            try (MongoFixture mongo = MongoFixture.embedded()) {
                System.out.println(mongo.url());
                System.in.read();
            }
            return;
        }
        int tickets = Integer.parseInt(arguments[1]);
        try (MongoFixture mongo = new MongoFixture(arguments[0], () -> {});
                TestPostgres.Database database = TestPostgres.create();
                HikariDataSource pool = database.pool(TestPostgres.QUERY_ROLE, 2)) {
            ReadModel readModel = new ReadModel(mongo.database("m"), "a");
            fill(tickets, new JdbcTemplate(database.asOwner()), readModel);
            AuditLog audit = new AuditLog(JdbcClient.create(pool), new Feed(pool));
            ProjectionProgress progress = new At(new Position(audit.head()));
            Verification.Kept kept = new Verification.Kept(() -> readModel, progress);
            Verification verification = new Verification(JdbcClient.create(pool), audit, JSON, kept, kept, kept);
            for (int i = 0; i < 2; i++) {
                measure(verification, tickets);
            }
        }
    }

    private static void measure(Verification verification, int tickets) throws Exception {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        long worked = cpu();
        long[] done = new long[2];
        Verification.Verified verified = verification.verify(
                WorkspaceScope.of(new Caller(WORKSPACE, "anna", "key", "Anna", Set.of())), new VerificationObserver() {
                    @Override
                    public void found(Difference difference) {
                        say("%s", difference);
                    }

                    @Override
                    public void progress(long checked, long of) {
                        if (checked == tickets && done[0]++ == 0) {
                            done[1] = System.nanoTime() - began;
                        }
                    }
                });
        double seconds = (System.nanoTime() - began) / 1e9;
        say(
                "%s: %.1f s, of which tickets %.1f s; %.0f tickets/s, %.0f events/s; %.1f s of CPU here; heap at most %d MB of"
                        + " %d MB",
                verified,
                seconds,
                done[1] / 1e9,
                tickets / seconds,
                verified.position() / seconds,
                (cpu() - worked) / 1e9,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** How long this process has worked, in nanoseconds: on a busy machine the clock says little. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void fill(int tickets, JdbcTemplate owner, ReadModel readModel) {
        TicketIndexes.create(readModel);
        StatsProjection.createIndexes(readModel);
        ReportsProjection.createIndexes(readModel);
        Projection projection = new ProjectionSequence(
                "all",
                List.of(
                        new RepliesProjection(readModel),
                        new ChangeLogProjection(readModel),
                        new TicketsProjection(readModel),
                        new StatsProjection(readModel),
                        new ReportsProjection(readModel, (versions, events) -> {
                            throw new IllegalStateException("a wave's tickets are remembered");
                        })));
        long position = 0;
        for (int first = 0; first < tickets; first += WAVE) {
            List<List<RecordedEvent>> steps = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                steps.add(new ArrayList<>());
            }
            List<Story> stories = new ArrayList<>();
            for (int i = first; i < Math.min(tickets, first + WAVE); i++) {
                stories.add(Histories.story(WORKSPACE, i + 1));
            }
            for (int step = 0; step < 7; step++) {
                List<RecordedEvent> events = new ArrayList<>();
                for (Story story : stories) {
                    events.add(new RecordedEvent(++position, story.streamId, Instant.EPOCH, event(story, step)));
                }
                insert(owner, events);
                projection.apply(events, new Position(position));
            }
        }
        say("%d events", position);
    }

    private static TicketEvent event(Story story, int step) {
        return switch (step) {
            case 0 ->
                story.created(
                        Map.of(
                                TicketField.TITLE, "Printer " + story.number + " on the third floor is on fire",
                                TicketField.DESCRIPTION, "It smokes, and the tray is warm. ".repeat(8),
                                TicketField.TYPE, "type " + story.number % 20),
                        null);
            case 1 -> story.claimed("agent " + story.number % 100);
            case 2 -> story.prioritised(PriorityLevel.HIGH);
            case 3 -> story.replied("We have looked into it, and will come on Monday to take the tray away.");
            case 4 -> story.replied("The tray is away. Is it still warm?");
            case 5 -> story.status(Status.SOLVED);
            default -> story.closed();
        };
    }

    private static void insert(JdbcTemplate owner, List<RecordedEvent> events) {
        owner.batchUpdate(
                "INSERT INTO event (workspace, aggregate_identifier, sequence_number, aggregate_type, event_identifier,"
                        + " payload_type, payload_revision, payload, meta_data, recorded_at)"
                        + " VALUES (?, ?, ?, 'Ticket', ?, ?, ?, ?, ?, now())",
                events,
                WAVE,
                (statement, recorded) -> {
                    StoredEvent stored = JSON.write(recorded.event());
                    statement.setString(1, WORKSPACE);
                    statement.setString(2, recorded.streamId());
                    statement.setLong(3, recorded.event().version() - 1);
                    statement.setString(4, UUID.randomUUID().toString());
                    statement.setString(5, stored.type());
                    statement.setString(6, stored.revision());
                    statement.setBytes(7, stored.payload());
                    statement.setBytes(8, "{}".getBytes(StandardCharsets.UTF_8));
                });
    }

    /** A projection that has come to a place and stays there. */
    private record At(Position position) implements ProjectionProgress {
        @Override
        public String name() {
            return "all";
        }

        @Override
        public long batches() {
            return 0;
        }

        @Override
        public void awaitBatch(long seen, Duration atMost) {}
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
