package io.ticketledger.query.api.ledger;

import java.util.HashMap;
import java.util.Map;

/** Places for what takes long: so many in all, and of them so many for each workspace, so that none can take all. */
final class WorkspacePlaces {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    WorkspacePlaces(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Whether there was one left. */
    synchronized boolean take(String workspace) {
        int own = taken.getOrDefault(workspace, 0);
        if (all == most || own == mostOfOne) {
            return false;
        }
        taken.put(workspace, own + 1);
        all++;
        return true;
    }

    synchronized void leave(String workspace) {
        taken.computeIfPresent(workspace, (name, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
