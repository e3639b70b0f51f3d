/** Pages and the signed cursors that lead from one to the next. */
@NullMarked
package io.ticketledger.query.paging;

import org.jspecify.annotations.NullMarked;
