package io.ticketledger.command.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Works on tickets side by side, each on a virtual thread: 8 at a time in the whole process, whoever they are for, so
 * that bulk changes leave connections of the pool to others.
 */
@Component
class Lanes {
    static final int LANES = 8;

    private final Semaphore free = new Semaphore(LANES, true);

    /**
     * Begins with them in their order until all are done, one meets an outage, or it is told to stop; then waits for
     * those that were begun.
     *
     * @return the outcomes of the first ones, as many as were begun
     */
    List<Outcome> run(int count, IntFunction<Outcome> ticket, BooleanSupplier stop) {
        Run run = new Run(count, ticket, stop);
        Map<String, String> mdc = MDC.getCopyOfContextMap();
        List<Future<?>> lanes = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("bulk-", 0).factory())) {
            for (int lane = 0; lane < Math.min(LANES, count); lane++) {
                lanes.add(threads.submit(() -> {
                    if (mdc != null) {
                        MDC.setContextMap(mdc);
                    }
                    run.takeTurns();
                }));
            }
        }
        lanes.forEach(Lanes::requireDone);
        return run.begun();
    }

    private static void requireDone(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane broke down", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private final class Run {
        private final IntFunction<Outcome> ticket;
        private final BooleanSupplier stop;
        private final AtomicReferenceArray<@Nullable Outcome> outcomes;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean outage = new AtomicBoolean();

        Run(int count, IntFunction<Outcome> ticket, BooleanSupplier stop) {
            this.ticket = ticket;
            this.stop = stop;
            this.outcomes = new AtomicReferenceArray<>(count);
        }

        void takeTurns() {
            while (!outage.get() && !stop.getAsBoolean()) {
                int place = next.getAndIncrement();
                if (place >= outcomes.length()) {
                    return;
                }
                free.acquireUninterruptibly();
                try {
                    Outcome outcome = ticket.apply(place);
                    outcomes.set(place, outcome);
                    if (outcome.kind() == Outcome.Kind.OUTAGE) {
                        outage.set(true);
                    }
                } finally {
                    free.release();
                }
            }
        }

        List<Outcome> begun() {
            List<Outcome> begun = new ArrayList<>(outcomes.length());
            for (int place = 0; place < outcomes.length(); place++) {
                Outcome outcome = outcomes.get(place);
                if (outcome == null) {
                    break;
                }
                begun.add(outcome);
            }
            return begun;
        }
    }
}
