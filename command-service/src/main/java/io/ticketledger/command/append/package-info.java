/** The one way into PostgreSQL during a command: events, keys and idempotency row in one transaction. */
@NullMarked
package io.ticketledger.command.append;

import org.jspecify.annotations.NullMarked;
