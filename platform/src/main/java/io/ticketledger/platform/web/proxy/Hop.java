package io.ticketledger.platform.web.proxy;

import org.jspecify.annotations.Nullable;

/**
 * What one proxy says of the request that it received; anything may be missing or nonsense.
 *
 * @param from whom it came from
 * @param proto by which scheme
 * @param host to which host
 * @param port to which port, where that is said apart
 */
record Hop(
        @Nullable String from,
        @Nullable String proto,
        @Nullable String host,
        @Nullable String port) {}
