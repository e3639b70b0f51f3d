/** What a projection is, free of the engine that feeds it. */
@NullMarked
package io.ticketledger.query.projection;

import org.jspecify.annotations.NullMarked;
