/** How a read waits for what was committed before it. */
@NullMarked
package io.ticketledger.query.consistency;

import org.jspecify.annotations.NullMarked;
