/** The reads of the isp dialect over HTTP. */
@NullMarked
package io.ticketledger.query.api.isp;

import org.jspecify.annotations.NullMarked;
