/** The projections through the real processor. */
@NullMarked
package io.ticketledger.query.platform;

import org.jspecify.annotations.NullMarked;
