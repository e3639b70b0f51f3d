package io.ticketledger.command.bulk;

import java.util.List;
import java.util.UUID;

/** What became of a bulk change by the time it is answered. */
public sealed interface BulkResult {

    /**
     * All tickets are done.
     *
     * @param total how many tickets it was about
     * @param changed how many of them changed; the others that were not refused were so already
     * @param refusals in the order of the tickets
     */
    record Done(int total, int changed, List<Refusal> refusals) implements BulkResult {
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
}
