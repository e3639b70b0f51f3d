/** Pages of lists, walked by signed cursors. */
@NullMarked
package io.ticketledger.query.paging;

import org.jspecify.annotations.NullMarked;
