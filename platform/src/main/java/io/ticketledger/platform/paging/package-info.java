/** The signed cursors that lead from one page of a list to the next, in both services. */
@NullMarked
package io.ticketledger.platform.paging;

import org.jspecify.annotations.NullMarked;
