/** How many tickets a workspace has, by status, priority and type. */
@NullMarked
package io.ticketledger.query.stats;

import org.jspecify.annotations.NullMarked;
