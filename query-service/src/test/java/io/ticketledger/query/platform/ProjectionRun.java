package io.ticketledger.query.platform;

import static org.awaitility.Awaitility.await;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ticketledger.events.json.EventJson;
import io.ticketledger.platform.eventstore.CatalogueSerializer;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.Projection;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.projection.RecordedEvent;
import io.ticketledger.query.reports.TicketHistories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.bson.Document;

/** One instance's processors on a log and a database, as production wires them. */
public final class ProjectionRun implements AutoCloseable {
    private static final List<String> REPORTS = List.of(
            "reports-all",
            "reports-type",
            "reports-priority",
            "reports-group",
            "reports-claimant",
            "reports-customer",
            "reports-channel",
            "reports-origin");

    public final ReadModel readModel;
    final ProjectionProcessor tickets;
    final ProjectionProcessor stats;
    final ProjectionProcessor reports;
    private final Ledger ledger;

    /** Called with each batch after it was applied; whatever it throws, happens between documents and token. */
    private volatile Consumer<List<RecordedEvent>> afterWrite = batch -> {};

    /** Called with each batch before it is applied. */
    private volatile Consumer<List<RecordedEvent>> beforeWrite = batch -> {};

    public <L extends StreamableMessageSource<TrackedEventMessage<?>> & Ledger & TicketHistories> ProjectionRun(
            L log, MongoDatabase database, String generation, int batchSize) {
        ledger = log;
        readModel = new ReadModel(database.withWriteConcern(WriteConcern.MAJORITY), generation);
        ProjectionFactory factory = factory(log, readModel, batchSize);
        tickets = processor(factory, ProjectionPlan.tickets());
        stats = processor(factory, ProjectionPlan.stats());
        reports = processor(factory, ProjectionPlan.reports(log));
    }

    static <L extends StreamableMessageSource<TrackedEventMessage<?>> & Ledger> ProjectionFactory factory(
            L log, ReadModel first, int batchSize) {
        return new ProjectionFactory(
                first,
                log,
                new CatalogueSerializer(new EventJson()),
                log,
                new Tokens(first.database(), UUID.randomUUID().toString(), Duration.ofSeconds(5)),
                new Anchors(first, log),
                batchSize,
                new SimpleMeterRegistry());
    }

    private ProjectionProcessor processor(ProjectionFactory factory, ProjectionPlan plan) {
        plan.indexes().accept(readModel);
        ProjectionPlan watched = new ProjectionPlan(
                plan.name(), model -> watched(plan.projection().apply(model)), plan.indexes(), plan.collections());
        return factory.create(watched, 0).processor();
    }

    public ProjectionProgress tickets() {
        return tickets;
    }

    public ProjectionProgress stats() {
        return stats;
    }

    public ProjectionProgress reports() {
        return reports;
    }

    public ProjectionRun afterWrite(Consumer<List<RecordedEvent>> hook) {
        afterWrite = hook;
        return this;
    }

    public ProjectionRun beforeWrite(Consumer<List<RecordedEvent>> hook) {
        beforeWrite = hook;
        return this;
    }

    public ProjectionRun start() {
        all().forEach(ProjectionProcessor::check);
        all().forEach(ProjectionProcessor::start);
        return this;
    }

    public ProjectionRun untilCaughtUp() {
        long head = ledger.head();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all().stream()
                        .allMatch(processor -> processor.position().covers(head)));
        return this;
    }

    /** Every document of this generation, by collection and key; revisions left out, which count the writes. */
    public Map<String, Map<Object, Document>> documents() {
        Map<String, Map<Object, Document>> documents = new TreeMap<>();
        List<String> names = new ArrayList<>(List.of("tickets", "replies", "change-log", "channels", "stats"));
        names.addAll(REPORTS);
        for (String name : names) {
            Map<Object, Document> byId = new TreeMap<>();
            for (Document document : readModel.collection(name).find().into(new ArrayList<>())) {
                document.remove("revision");
                byId.put(document.get("_id"), document);
            }
            documents.put(name, byId);
        }
        return documents;
    }

    @Override
    public void close() {
        all().stream().map(ProjectionProcessor::stop).toList().forEach(CompletableFuture::join);
    }

    private List<ProjectionProcessor> all() {
        return List.of(tickets, stats, reports);
    }

    private Projection watched(Projection projection) {
        return new Projection() {
            @Override
            public String name() {
                return projection.name();
            }

            @Override
            public void apply(List<RecordedEvent> batch, Position after) {
                beforeWrite.accept(batch);
                projection.apply(batch, after);
                afterWrite.accept(batch);
            }
        };
    }
}
