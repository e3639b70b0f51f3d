/** What every dialect must do, over HTTP against a running service: one suite a side, one fixture a dialect. */
@NullMarked
package io.ticketledger.standalone.conformance;

import org.jspecify.annotations.NullMarked;
