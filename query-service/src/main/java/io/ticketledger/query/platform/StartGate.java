package io.ticketledger.query.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for something that may come up later.
 *
 * @param what its name in the log
 * @param timeout for how long at most
 * @param pause between two attempts
 * @param hint what to look at when it does not come; may be empty
 */
record StartGate(String what, Duration timeout, Duration pause, String hint) {
    private static final Logger log = LoggerFactory.getLogger(StartGate.class);

    /**
     * Tries until an attempt succeeds.
     *
     * @param absent the failure that says that it is not there yet; any other ends the start
     */
    void await(Runnable attempt, Class<? extends RuntimeException> absent) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (boolean told = false; ; told = true) {
            try {
                attempt.run();
                return;
            } catch (RuntimeException e) {
                if (!absent.isInstance(e)) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            what + " was not there within " + timeout.toSeconds() + " s" + hint, e);
                }
                if (!told) {
                    log.info(
                            "waiting up to {} s for {} ({})",
                            timeout.toSeconds(),
                            what,
                            e.getClass().getSimpleName());
                }
            }
            sleep();
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        }
    }
}
