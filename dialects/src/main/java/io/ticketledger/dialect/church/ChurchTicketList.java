package io.ticketledger.dialect.church;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tickets.
 *
 * @param count how many tickets there are on all pages
 * @param next the absolute address of the next page, null on the last
 * @param previous the absolute address of the page before, null on the first
 */
public record ChurchTicketList(
        long count, @Nullable String next, @Nullable String previous, List<ChurchTicket> results) {}
