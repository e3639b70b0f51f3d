/** What the APIs of the writing side share: conditions and idempotency keys of requests. */
@NullMarked
package io.ticketledger.command.api;

import org.jspecify.annotations.NullMarked;
