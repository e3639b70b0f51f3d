/** The rules of this module, and an offender for each. */
@NullMarked
package io.ticketledger.events.architecture;

import org.jspecify.annotations.NullMarked;
