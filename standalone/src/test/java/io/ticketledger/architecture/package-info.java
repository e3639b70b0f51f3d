/** The rules between the modules. */
@NullMarked
package io.ticketledger.architecture;

import org.jspecify.annotations.NullMarked;
