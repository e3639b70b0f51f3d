package io.ticketledger.platform.web;

import tools.jackson.databind.node.ObjectNode;

/**
 * A request's body, parsed and known to be harmless: one JSON object, no deeper than 100 levels below its fields, no
 * duplicate names, no NUL, no half of a surrogate pair, valid UTF-8.
 *
 * @param bytes exactly what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record JsonBody(ObjectNode json, byte[] bytes) {}
