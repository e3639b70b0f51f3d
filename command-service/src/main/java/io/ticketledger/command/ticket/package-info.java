/** Tickets and channels: their commands, the pure decisions, and the aggregates' shells. */
@NullMarked
package io.ticketledger.command.ticket;

import org.jspecify.annotations.NullMarked;
