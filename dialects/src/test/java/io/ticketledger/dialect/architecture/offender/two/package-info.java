/** A dialect that knows another, which knows it. */
@NullMarked
package io.ticketledger.dialect.architecture.offender.two;

import org.jspecify.annotations.NullMarked;
