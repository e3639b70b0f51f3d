/** The service as a whole. */
@NullMarked
package io.ticketledger.query;

import org.jspecify.annotations.NullMarked;
