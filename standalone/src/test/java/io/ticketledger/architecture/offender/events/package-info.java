/** An offender against the rules of the pure modules. */
@NullMarked
package io.ticketledger.architecture.offender.events;

import org.jspecify.annotations.NullMarked;
