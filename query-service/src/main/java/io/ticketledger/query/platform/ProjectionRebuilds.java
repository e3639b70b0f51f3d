package io.ticketledger.query.platform;

import com.mongodb.client.MongoCollection;
import io.ticketledger.dialect.ApiError;
import io.ticketledger.dialect.ApiException;
import io.ticketledger.query.consistency.Consistency;
import io.ticketledger.query.consistency.Freshness;
import io.ticketledger.query.consistency.Ledger;
import io.ticketledger.query.consistency.ReadYourWrites;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import io.ticketledger.query.rebuild.ProjectionAdministration;
import io.ticketledger.query.rebuild.ProjectionView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds projections anew beside those that are read. What is agreed on stands in {@link Builds}; each instance looks
 * there every second and does its part.
 */
final class ProjectionRebuilds implements ProjectionAdministration {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRebuilds.class);
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    /** From so near it is waited for that a build has caught up; from further away it is looked at again later. */
    private static final long NEAR = 10_000;

    private final List<ServedProjection> projections;
    private final Builds builds;
    private final Tokens tokens;
    private final Anchors anchors;
    private final Ledger ledger;
    private final ReadYourWrites waiting;
    private final Duration lookEvery;
    private final Duration keep;
    private final Clock clock;
    private boolean failing;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("rebuilds").factory());

    /**
     * @param lookEvery the time between two looks
     * @param keep how long a build that is retired is kept
     */
    ProjectionRebuilds(
            List<ServedProjection> projections,
            ProjectionFactory factory,
            ReadYourWrites waiting,
            Duration lookEvery,
            Duration keep,
            Clock clock) {
        this.projections = List.copyOf(projections);
        builds = new Builds(factory.first());
        tokens = factory.tokens();
        anchors = factory.anchors();
        ledger = factory.ledger();
        this.waiting = waiting;
        this.lookEvery = lookEvery;
        this.keep = keep;
        this.clock = clock;
    }

    /** Starts what is agreed on, and goes on to look. */
    void start() {
        builds.createIndexes();
        projections.forEach(this::follow);
        executor.scheduleWithFixedDelay(this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks no more; what was started goes on. */
    void stop() {
        executor.close();
    }

    private void look() {
        boolean failed = false;
        for (ServedProjection projection : projections) {
            try {
                BuildEntry entry = follow(projection);
                projection.measure();
                dropRetired(projection, entry);
                finishIfCaughtUp(projection);
            } catch (Exception | OutOfMemoryError e) {
                // Whatever it was, the others are looked after, and this one again: nobody else would.
                failed = true;
                if (!failing) {
                    log.warn(
                            "builds of {} cannot be looked after, and are looked at again and again",
                            projection.name(),
                            e);
                }
            }
        }
        failing = failed;
    }

    private BuildEntry follow(ServedProjection projection) {
        BuildEntry entry = builds.read(projection.name());
        follow(projection, entry);
        return entry;
    }

    private void follow(ServedProjection projection, BuildEntry entry) {
        projection.follow(entry, entry.retiredFor(keep.dividedBy(2), clock.instant()));
    }

    /** For a request, which does not fail by what the next look does again. */
    private void tryToFollow(ServedProjection projection, BuildEntry entry) {
        try {
            follow(projection, entry);
        } catch (RuntimeException e) {
            log.warn(
                    "projection {}: what is agreed on could not be done here yet: {}", projection.name(), e.toString());
        }
    }

    private void finishIfCaughtUp(ServedProjection projection) {
        Build made = projection.rebuild();
        if (made == null || ledger.head() - made.processor().position().index() > NEAR) {
            return;
        }
        if (waiting.untilApplied(made.processor(), Consistency.STRONG).equals(Freshness.FRESH)) {
            boolean finished =
                    change(projection, entry -> isMade(entry, made.number()) ? entry.finished(clock.instant()) : null);
            if (finished) {
                log.info("projection {}: build {} is complete", projection.name(), made.number());
            }
        }
    }

    private void dropRetired(ServedProjection projection, BuildEntry entry) {
        List<Integer> over = entry.retiredFor(keep, clock.instant());
        for (int number : over) {
            ReadModel readModel = projection.readModel(number);
            drop(readModel, projection.plan().collections());
            String processor = readModel.processorName(projection.name());
            tokens.forget(processor);
            anchors.forget(processor);
            log.info("projection {}: build {} is dropped", projection.name(), number);
        }
        if (!over.isEmpty()) {
            change(projection, present -> present.dropped(over));
        }
    }

    private static void drop(ReadModel readModel, List<String> names) {
        Set<String> present = readModel.database().listCollectionNames().into(new HashSet<>());
        for (String name : names) {
            MongoCollection<Document> collection = readModel.collection(name);
            if (present.contains(collection.getNamespace().getCollectionName())) {
                collection.drop();
            }
        }
    }

    @Override
    public List<ProjectionView> list() {
        return projections.stream().map(this::view).toList();
    }

    @Override
    public @Nullable ProjectionView find(String name) {
        return named(name).map(this::view).orElse(null);
    }

    @Override
    public void rebuild(String name) {
        change(named(name).orElseThrow(), entry -> entry.rebuild() == null ? entry.begun(clock.instant()) : null);
    }

    @Override
    public boolean cancel(String name) {
        return change(
                named(name).orElseThrow(), entry -> entry.rebuild() == null ? null : entry.cancelled(clock.instant()));
    }

    private Optional<ServedProjection> named(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst();
    }

    private static boolean isMade(BuildEntry entry, int build) {
        BuildEntry.Rebuild rebuild = entry.rebuild();
        return rebuild != null && rebuild.build() == build;
    }

    @FunctionalInterface
    private interface Change {
        @Nullable
        BuildEntry of(BuildEntry before);
    }

    /**
     * Changes what is agreed on, and does it here at once if that is possible.
     *
     * @param change gives null when there is nothing to be changed
     * @throws ApiException when others change it all the time
     */
    private boolean change(ServedProjection projection, Change change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            BuildEntry before = builds.read(projection.name());
            BuildEntry after = change.of(before);
            if (after == null) {
                return false;
            }
            if (builds.write(projection.name(), before, after)) {
                tryToFollow(projection, after);
                return true;
            }
        }
        throw new ApiException(new ApiError.Unavailable("The builds are changed by others all the time.", 1));
    }

    /** What is agreed on; it is done here before, so that the build that it names is the one that is read here. */
    private ProjectionView view(ServedProjection projection) {
        BuildEntry entry = builds.read(projection.name());
        tryToFollow(projection, entry);
        ReadModel readModel = projection.readModel(entry.active());
        String processorName = readModel.processorName(projection.name());
        Build here = projection.build(entry.active());
        ProjectionProcessor processor = here == null ? null : here.processor();
        Position position = processor == null ? tokens.stored(processorName) : processor.position();
        long head = Math.max(0, ledger.head());
        long applied = Math.max(0, position.index());
        Long behind = waiting.lag(position).lagMillis();
        return new ProjectionView(
                projection.name(),
                readModel.generation(),
                entry.active(),
                applied,
                head,
                Math.max(0, head - applied),
                behind == null ? 0 : behind,
                List.of(new ProjectionView.Segment(
                        0, 1, applied, tokens.owner(processorName), processor != null && processor.works())),
                processor == null ? List.of() : deadLetters(processor),
                rebuild(projection, entry, head));
    }

    private ProjectionView.@Nullable Rebuild rebuild(ServedProjection projection, BuildEntry entry, long head) {
        BuildEntry.Rebuild agreed = entry.rebuild();
        if (agreed == null) {
            return null;
        }
        Build made = projection.build(agreed.build());
        if (made == null) {
            // Agreed on, and not begun here yet.
            return new ProjectionView.Rebuild(agreed.build(), agreed.startedAt(), 0, head, null, null, List.of());
        }
        long done = Math.max(0, made.processor().position().index());
        Double rate = projection.pace().rate();
        return new ProjectionView.Rebuild(
                agreed.build(),
                agreed.startedAt(),
                done,
                head,
                rate,
                rate == null || rate <= 0 ? null : (long) Math.ceil(Math.max(0, head - done) / rate),
                deadLetters(made.processor()));
    }

    private List<ProjectionView.DeadLetter> deadLetters(ProjectionProcessor processor) {
        Instant since = processor.failingSince(clock);
        Throwable error = processor.error();
        return since == null || error == null
                ? List.of()
                : List.of(new ProjectionView.DeadLetter(
                        Math.max(0, processor.position().index()),
                        error.getClass().getSimpleName(),
                        since));
    }
}
