/** The catalogue of events, the values that they carry, and the ticket that they fold into. */
@NullMarked
package io.ticketledger.events;

import org.jspecify.annotations.NullMarked;
