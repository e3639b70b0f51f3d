package io.ticketledger.events;

import org.jspecify.annotations.Nullable;

/** By which channel the request came, from whom and to whom. */
public record Channel(
        @Nullable String channelId,
        @Nullable String direction,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String to,
        @Nullable String formId,
        @Nullable String brandId) {
    public static final Channel NONE = new Channel(null, null, null, null, null, null, null);
}
