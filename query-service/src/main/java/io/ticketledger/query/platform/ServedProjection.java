package io.ticketledger.query.platform;

import io.ticketledger.platform.web.OfRequest;
import io.ticketledger.query.consistency.ProjectionProgress;
import io.ticketledger.query.projection.Position;
import io.ticketledger.query.projection.ReadModel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A projection as this instance has it: the build that is read, the one that is being made, and those that requests may
 * still read. A request stays with the build that it met first: what it waits for and what it reads are the same.
 */
final class ServedProjection implements ProjectionProgress, Supplier<ReadModel> {
    private static final Logger log = LoggerFactory.getLogger(ServedProjection.class);

    private final ProjectionPlan plan;
    private final ProjectionFactory factory;
    private final Duration trusted;
    private final OfRequest<Build> ofRequest;
    private final Map<Integer, Build> builds = new ConcurrentHashMap<>();
    private final Set<Build> read = new HashSet<>();
    private volatile @Nullable Build active;
    private volatile @Nullable Build rebuild;
    private volatile Pace pace = new Pace();
    private long revision;
    private volatile long lookedAt;

    /** @param trusted how long after the last look a build is taken for one that is still there */
    ServedProjection(ProjectionPlan plan, ProjectionFactory factory, Duration trusted) {
        this.plan = plan;
        this.factory = factory;
        this.trusted = trusted;
        ofRequest = new OfRequest<>("build of " + plan.name(), Build.class);
    }

    ProjectionPlan plan() {
        return plan;
    }

    ReadModel readModel(int number) {
        return factory.readModel(number);
    }

    /**
     * Makes it here as it is agreed on: new builds are started, and those that nobody reads any more are ended.
     *
     * @param over builds that have been retired for so long that no request reads them any more
     * @throws IllegalStateException when the event store is not the one that a build was made from
     */
    synchronized void follow(BuildEntry entry, List<Integer> over) {
        if (entry.revision() < revision) {
            return; // read before something newer was followed
        }
        Build now = started(entry.active());
        active = now;
        BuildEntry.Rebuild wanted = entry.rebuild();
        Build made = wanted == null ? null : started(wanted.build());
        if (read.add(now) && read.size() > 1) {
            log.info("projection {}: build {} is read from now on", plan.name(), now.number());
        }
        if (rebuild != made) {
            pace = new Pace();
            rebuild = made;
        }
        for (Build build : List.copyOf(builds.values())) {
            // Nobody has begun to read what was never read here.
            boolean gone = !read.contains(build) || over.contains(build.number()) || !entry.hasRetired(build.number());
            if (build != now && build != made && gone) {
                build.end();
                builds.remove(build.number());
                read.remove(build);
            }
        }
        revision = entry.revision();
        lookedAt = System.nanoTime();
    }

    private Build started(int number) {
        Build present = builds.get(number);
        if (present != null) {
            return present;
        }
        Build build = factory.create(plan, number);
        plan.indexes().accept(build.readModel());
        build.processor().check();
        build.processor().start();
        builds.put(number, build);
        return build;
    }

    /** Notes how far the build that is being made is. */
    void measure() {
        Build made = rebuild;
        if (made != null) {
            pace.at(System.nanoTime(), made.processor().position().index());
        }
    }

    Pace pace() {
        return pace;
    }

    /** Ends all builds; done when each has applied the batch at hand. */
    synchronized CompletableFuture<Void> stop() {
        CompletableFuture<?>[] ends = builds.values().stream().map(Build::end).toArray(CompletableFuture[]::new);
        builds.clear();
        return CompletableFuture.allOf(ends);
    }

    /** The build that is read now, whatever the request at hand reads. */
    Build active() {
        Build read = active;
        if (read == null) {
            throw new IllegalStateException("projection " + plan.name() + " has not been started");
        }
        return read;
    }

    @Nullable
    Build rebuild() {
        return rebuild;
    }

    /** The build of that number, null when this instance has none. */
    @Nullable
    Build build(int number) {
        return builds.get(number);
    }

    /** The read model for the request at hand. */
    @Override
    public ReadModel get() {
        return here().readModel();
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Position position() {
        return here().processor().position();
    }

    @Override
    public long batches() {
        return here().processor().batches();
    }

    @Override
    public void awaitBatch(long seen, Duration atMost) throws InterruptedException {
        here().processor().awaitBatch(seen, atMost);
    }

    private Build here() {
        if (System.nanoTime() - lookedAt > trusted.toNanos()) {
            // It may have been dropped meanwhile, and what is not there reads as nothing.
            throw new DataAccessResourceFailureException("the builds of " + plan.name() + " have not been looked at");
        }
        return ofRequest.get(build -> !build.ended(), this::active);
    }
}
