package io.ticketledger.platform.web;

import java.io.Serial;

/**
 * An answer that had begun and cannot be finished. It goes through to the container, which cuts the connection, so that
 * nobody takes the part for the whole.
 */
public final class BrokenAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenAnswerException(String error) {
        super("an answer had begun: " + error, null, false, false);
    }
}
