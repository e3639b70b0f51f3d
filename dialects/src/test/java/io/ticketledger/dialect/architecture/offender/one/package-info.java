/** A dialect that knows another, which knows it. */
@NullMarked
package io.ticketledger.dialect.architecture.offender.one;

import org.jspecify.annotations.NullMarked;
