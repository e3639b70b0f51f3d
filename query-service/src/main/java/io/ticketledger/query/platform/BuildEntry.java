package io.ticketledger.query.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which builds a projection has, as all instances agree on it. A number is never used again.
 *
 * @param revision counts the changes, 0 before the first
 * @param active the build that is read
 * @param newest the highest number that was given
 * @param rebuild the build that is being made, null when none is
 * @param retired builds that are no longer read, and are still there
 */
record BuildEntry(
        long revision, int active, int newest, @Nullable Rebuild rebuild, List<Retired> retired) {
    /** Of a projection that was never built again. */
    static final BuildEntry FIRST = new BuildEntry(0, 0, 0, null, List.of());

    BuildEntry {
        retired = List.copyOf(retired);
    }

    record Rebuild(int build, Instant startedAt) {}

    record Retired(int build, Instant at) {}

    BuildEntry begun(Instant now) {
        return new BuildEntry(revision + 1, active, newest + 1, new Rebuild(newest + 1, now), retired);
    }

    /** What is made is read from now on, and what was read is retired. */
    BuildEntry finished(Instant now) {
        return new BuildEntry(revision + 1, made().build(), newest, null, with(active, now));
    }

    BuildEntry cancelled(Instant now) {
        return new BuildEntry(revision + 1, active, newest, null, with(made().build(), now));
    }

    boolean hasRetired(int build) {
        return retired.stream().anyMatch(one -> one.build() == build);
    }

    /** The builds that have been retired for so long. */
    List<Integer> retiredFor(Duration time, Instant now) {
        return retired.stream()
                .filter(one -> !one.at().plus(time).isAfter(now))
                .map(Retired::build)
                .toList();
    }

    BuildEntry dropped(List<Integer> builds) {
        List<Retired> left =
                retired.stream().filter(one -> !builds.contains(one.build())).toList();
        return new BuildEntry(revision + 1, active, newest, rebuild, left);
    }

    private Rebuild made() {
        if (rebuild == null) {
            throw new IllegalStateException("no build is being made");
        }
        return rebuild;
    }

    private List<Retired> with(int build, Instant now) {
        List<Retired> all = new ArrayList<>(retired);
        all.add(new Retired(build, now));
        return all;
    }
}
