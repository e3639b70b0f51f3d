package io.ticketledger.command.dispatch;

import io.ticketledger.events.LedgerEvent;
import java.util.List;

/** Reads what has happened, straight from the store and never from a snapshot. */
public interface StreamHistory {

    /** The stream's events from the one version to the other, both included, oldest first. */
    List<LedgerEvent> read(String streamId, long fromVersion, long toVersion);

    /** The stream's events up to and including the version, oldest first. */
    default List<LedgerEvent> read(String streamId, long toVersion) {
        return read(streamId, 1, toVersion);
    }
}
