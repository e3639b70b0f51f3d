package io.ticketledger.platform.web;

import tools.jackson.databind.JsonNode;

/**
 * A request's body, parsed: any JSON value, or a missing node when there was no body. An object is as harmless as that
 * of a {@link JsonBody}.
 *
 * @param bytes exactly what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record JsonValue(JsonNode json, byte[] bytes) {}
