/** Our own API: its routes, its vocabulary and its JSON of a ticket. */
@NullMarked
package io.ticketledger.dialect.ledger;

import org.jspecify.annotations.NullMarked;
