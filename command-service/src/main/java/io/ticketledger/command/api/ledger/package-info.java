/** The native command API. */
@NullMarked
package io.ticketledger.command.api.ledger;

import org.jspecify.annotations.NullMarked;
