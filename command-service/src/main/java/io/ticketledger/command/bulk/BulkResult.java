package io.ticketledger.command.bulk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a bulk change by the time it is answered. */
public sealed interface BulkResult {

    /**
     * All tickets are done.
     *
     * @param total how many tickets it was about
     * @param changed how many of them changed; the others that were not refused were so already
     * @param refused how many of them were refused
     * @param refusals in the order of the tickets; of a job's, the first 100
     * @param version that of the one ticket of an order; null when it was refused, or there were others
     */
    record Done(
            int total,
            int changed,
            int refused,
            List<Refusal> refusals,
            @Nullable Long version) implements BulkResult {
        public Done {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * A job has been started, or one is running already.
     *
     * @param path where its progress can be read
     * @param total how many tickets it is about
     * @param done how many of them it has dealt with, refused ones included
     * @param refused how many of those were refused
     * @param alreadyRunning whether another request had started it
     */
    record Started(UUID job, String path, long total, long done, long refused, boolean alreadyRunning)
            implements BulkResult {}

    /**
     * The job that an earlier request had started is over, or one was given up before this was answered.
     *
     * @param path where it can be read about
     * @param failed whether it was given up on the way
     * @param total how many tickets it was about
     * @param done how many of them it has dealt with, refused ones included
     * @param changed how many of those changed
     * @param refused how many of those were refused
     */
    record Ended(UUID job, String path, boolean failed, long total, long done, long changed, long refused)
            implements BulkResult {}
}
