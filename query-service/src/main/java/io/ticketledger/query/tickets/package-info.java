/** Tickets as they are: document, projection, lists and single reads. */
@NullMarked
package io.ticketledger.query.tickets;

import org.jspecify.annotations.NullMarked;
