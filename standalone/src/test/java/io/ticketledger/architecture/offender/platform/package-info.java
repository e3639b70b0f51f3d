/** An offender against the rules of what both sides share. */
@NullMarked
package io.ticketledger.architecture.offender.platform;

import org.jspecify.annotations.NullMarked;
