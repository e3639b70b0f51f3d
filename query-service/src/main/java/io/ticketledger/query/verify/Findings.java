package io.ticketledger.query.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds what was found back until it is sure that it was read from the read model that is served. */
final class Findings {
    private final VerificationObserver observer;
    private final List<Difference> held = new ArrayList<>();
    private long found;
    private long checked;
    private long of;

    Findings(VerificationObserver observer) {
        this.observer = observer;
    }

    void expect(long tickets) {
        of = tickets;
    }

    void add(Difference difference) {
        held.add(difference);
    }

    /**
     * Tells what is held, and how far it is.
     *
     * @throws SwitchedException when it is of a read model that is no longer served
     */
    void settle(ServedModel model) throws IOException {
        if (!model.current()) {
            throw new SwitchedException();
        }
        for (Difference difference : held) {
            found++;
            observer.found(difference);
        }
        held.clear();
        tellProgress();
    }

    void tellProgress() throws IOException {
        observer.progress(checked, Math.max(checked, of));
    }

    void forget() {
        held.clear();
    }

    void checked(long tickets) {
        checked += tickets;
    }

    long checked() {
        return checked;
    }

    long found() {
        return found;
    }
}
