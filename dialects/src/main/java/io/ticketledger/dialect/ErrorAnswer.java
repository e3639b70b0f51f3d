package io.ticketledger.dialect;

import java.util.Map;

/**
 * An error as it goes over the wire.
 *
 * @param headers beside the content type
 * @param body JSON text, empty when there is no body
 */
public record ErrorAnswer(int status, String contentType, Map<String, String> headers, String body) {}
