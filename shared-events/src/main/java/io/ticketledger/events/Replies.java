package io.ticketledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the ticket itself knows of its replies: how many, and the latest. */
public record Replies(
        int count, @Nullable Instant lastAt, @Nullable String lastMessage) {
    public static final Replies NONE = new Replies(0, null, null);
}
