package io.ticketledger.dialect.discord;

import io.ticketledger.events.Status;

/** What the canonical statuses are here: a ticket is closed or it isn't. There is no priority. */
public final class DiscordVocabulary {
    private DiscordVocabulary() {}

    /** What {@code closed} reads. */
    public static boolean closed(Status status) {
        return status == Status.CLOSED;
    }

    /** The status that a new ticket has. */
    public static Status status(boolean closed) {
        return closed ? Status.CLOSED : Status.NEW;
    }
}
