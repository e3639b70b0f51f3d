/** The wiring of the command side: its append port under Axon's event store, and snapshots. */
@NullMarked
package io.ticketledger.command.platform;

import org.jspecify.annotations.NullMarked;
