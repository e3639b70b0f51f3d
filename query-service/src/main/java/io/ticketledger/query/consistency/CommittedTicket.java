package io.ticketledger.query.consistency;

import java.util.UUID;

/**
 * A ticket as the log knows it.
 *
 * @param id the public one
 * @param version the number of its events
 */
public record CommittedTicket(String streamId, UUID id, boolean deleted, long version) {}
