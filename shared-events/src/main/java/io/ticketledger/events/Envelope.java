package io.ticketledger.events;

import java.time.Instant;
import java.util.UUID;

/**
 * What every event of a ticket carries.
 *
 * @param ticketId the ticket's public id
 * @param version the event's place in the ticket's history, counted from 1
 * @param workspace the security boundary that the ticket belongs to
 * @param occurredAt when it happened, in milliseconds; never before the ticket's previous event
 * @param actor who caused it
 */
public record Envelope(UUID ticketId, long version, String workspace, Instant occurredAt, Actor actor) {}
