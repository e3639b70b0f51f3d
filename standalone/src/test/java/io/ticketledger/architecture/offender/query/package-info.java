/** An offender against the rules of the read side. */
@NullMarked
package io.ticketledger.architecture.offender.query;

import org.jspecify.annotations.NullMarked;
