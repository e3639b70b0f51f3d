@NullMarked
package io.ticketledger.dialect.ledger;

import org.jspecify.annotations.NullMarked;
