package io.ticketledger.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request beside its caller.
 *
 * @param correlationId the client's {@code X-Correlation-Id} when it is harmless, else made here
 * @param clientAddress the address that the request came from, null when unknown
 */
public record RequestContext(String correlationId, @Nullable String clientAddress) {}
