/** What an operator sees of the projections, and what may be done about them. */
@NullMarked
package io.ticketledger.query.rebuild;

import org.jspecify.annotations.NullMarked;
