/** The native queries over HTTP. */
@NullMarked
package io.ticketledger.query.api.ledger;

import org.jspecify.annotations.NullMarked;
