package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Bounded waiting by polling, for what the operating system does not announce. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(25);

    interface Condition {
        boolean holds() throws IOException;
    }

    private Waiting() {}

    /** Returns whether the condition came to hold within the bound. */
    static boolean until(Duration bound, Condition condition) throws IOException {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
