package io.ticketledger.command.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param total how many tickets it is about
 * @param done how many of them it has dealt with, refused ones included
 * @param refused how many of those were refused
 * @param refusals the first 100
 * @param reason why it has failed; null when it has not
 * @param finishedAt null while it runs
 */
public record JobView(
        UUID id,
        String name,
        State state,
        long total,
        long done,
        long refused,
        List<Refusal> refusals,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {
    public JobView {
        refusals = List.copyOf(refusals);
    }

    /** What a job is doing. */
    public enum State {
        RUNNING,
        DONE,
        /** It got no further, or was not allowed to. */
        FAILED
    }
}
