/** Reads the event store itself: what happened, and what a ticket was. No read model and no snapshot has a part in it. */
@NullMarked
package io.ticketledger.query.audit;

import org.jspecify.annotations.NullMarked;
