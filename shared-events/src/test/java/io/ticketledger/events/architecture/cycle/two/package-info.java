/** Half of a cycle between packages. */
@NullMarked
package io.ticketledger.events.architecture.cycle.two;

import org.jspecify.annotations.NullMarked;
