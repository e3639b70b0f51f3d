/** The connection to the event store: Axon's engine on PostgreSQL, and the form in which events are stored. */
@NullMarked
package io.ticketledger.platform.eventstore;

import org.jspecify.annotations.NullMarked;
