package io.ticketledger.command.bulk;

import io.ticketledger.command.dispatch.Call;
import io.ticketledger.command.dispatch.IdempotencyKey;
import io.ticketledger.events.Dialect;
import io.ticketledger.platform.access.Caller;
import io.ticketledger.platform.web.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as the instance that leases it knows it.
 *
 * @param leaseId names one claim, so that whoever had the job before can write it no more
 * @param caller who gave the order, without permissions: those were checked then
 * @param dialect its word
 * @param ifVersion the versions of which each ticket must have one; null when any will do
 * @param numbers the tickets, null for every unfinished one
 * @param lastNumber where the walk over unfinished tickets ends
 * @param walkedTo the highest number that was planned so far
 * @param planned unfinished tickets to be solved next
 * @param actions JSON
 * @param refusals the first 100
 * @param attempts begun since the last progress
 */
record Job(
        UUID id,
        @Nullable UUID leaseId,
        Caller caller,
        String dialect,
        RequestContext request,
        String name,
        @Nullable Set<Long> ifVersion,
        @Nullable List<Long> numbers,
        long lastNumber,
        long walkedTo,
        List<Long> planned,
        String actions,
        long total,
        long done,
        long changed,
        long refused,
        List<Refusal> refusals,
        int attempts) {
    static final int REFUSALS_KEPT = 100;

    /** A key that no client can send: theirs have no space. */
    static final String KEY_PREFIX = "job ";

    static String path(UUID id) {
        return "/commands/jobs/" + id;
    }

    /** The call for the ticket at a place of the whole list. */
    Call call(long place) {
        IdempotencyKey key =
                new IdempotencyKey(KEY_PREFIX + id, Math.toIntExact(place), "JOB", path(id), new byte[0], 200);
        return new Call(caller, request, Dialect.of(dialect), null, ifVersion, key);
    }

    Job planned(List<Long> next) {
        return with(next.getLast(), next, done, changed, refused, refusals, attempts);
    }

    /** The job after so many tickets of a chunk were dealt with. */
    Job after(List<Long> chunk, List<Outcome> outcomes) {
        List<Refusal> kept = new ArrayList<>(refusals);
        long nowChanged = changed;
        long nowRefused = refused;
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (outcome.isRefusal()) {
                nowRefused++;
                if (kept.size() < REFUSALS_KEPT) {
                    kept.add(outcome.refusal(chunk.get(i)));
                }
            } else if (outcome.kind() == Outcome.Kind.CHANGED) {
                nowChanged++;
            }
        }
        List<Long> rest = numbers == null ? chunk.subList(outcomes.size(), chunk.size()) : List.of();
        return with(walkedTo, rest, done + outcomes.size(), nowChanged, nowRefused, kept, 0);
    }

    private Job with(
            long nowWalkedTo,
            List<Long> nowPlanned,
            long nowDone,
            long nowChanged,
            long nowRefused,
            List<Refusal> nowRefusals,
            int nowAttempts) {
        return new Job(
                id,
                leaseId,
                caller,
                dialect,
                request,
                name,
                ifVersion,
                numbers,
                lastNumber,
                nowWalkedTo,
                List.copyOf(nowPlanned),
                actions,
                total,
                nowDone,
                nowChanged,
                nowRefused,
                List.copyOf(nowRefusals),
                nowAttempts);
    }
}
