package io.ticketledger.query.verify;

import java.io.IOException;

/** Is told how a verification goes on. Whatever it throws ends it. */
public interface VerificationObserver {

    void found(Difference difference) throws IOException;

    /**
     * Called often, at least after every few hundred tickets.
     *
     * @param checked tickets so far
     * @param of how many there will be, as well as that is known
     */
    void progress(long checked, long of) throws IOException;
}
