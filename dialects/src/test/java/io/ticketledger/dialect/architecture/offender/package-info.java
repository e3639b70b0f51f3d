/** Laid out like the dialects, and against every rule of theirs. */
@NullMarked
package io.ticketledger.dialect.architecture.offender;

import org.jspecify.annotations.NullMarked;
