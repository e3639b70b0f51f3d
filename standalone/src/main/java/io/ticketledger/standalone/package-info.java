/** Both services in one process, on stores of its own: the default way to run. */
@NullMarked
package io.ticketledger.standalone;

import org.jspecify.annotations.NullMarked;
