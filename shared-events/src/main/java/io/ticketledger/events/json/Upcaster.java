package io.ticketledger.events.json;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the JSON of one event type from one revision to the next.
 *
 * @param type the catalogue's name that the event is stored under
 * @param from the revision that it reads
 * @param to the revision that it writes
 */
public record Upcaster(String type, String from, String to, UnaryOperator<ObjectNode> change) {}
