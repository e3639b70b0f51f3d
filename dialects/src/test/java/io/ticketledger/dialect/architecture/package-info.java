/** The rules of this module, and an offender for each. */
@NullMarked
package io.ticketledger.dialect.architecture;

import org.jspecify.annotations.NullMarked;
