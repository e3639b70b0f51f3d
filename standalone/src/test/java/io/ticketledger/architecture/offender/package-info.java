/** Laid out like the whole application, and against every rule of it. */
@NullMarked
package io.ticketledger.architecture.offender;

import org.jspecify.annotations.NullMarked;
