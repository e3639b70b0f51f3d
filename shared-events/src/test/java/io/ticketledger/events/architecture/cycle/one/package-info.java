/** Half of a cycle between packages. */
@NullMarked
package io.ticketledger.events.architecture.cycle.one;

import org.jspecify.annotations.NullMarked;
