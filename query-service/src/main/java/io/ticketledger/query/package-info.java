/** The read side: projections into MongoDB, and the queries on them. */
@NullMarked
package io.ticketledger.query;

import org.jspecify.annotations.NullMarked;
