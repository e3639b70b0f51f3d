/** The reading half of the church API over HTTP. */
@NullMarked
package io.ticketledger.query.api.church;

import org.jspecify.annotations.NullMarked;
