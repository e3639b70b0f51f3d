package io.ticketledger.query.consistency;

/**
 * A ticket as the log knows it.
 *
 * @param version the number of its events
 */
public record CommittedTicket(String streamId, boolean deleted, long version) {}
