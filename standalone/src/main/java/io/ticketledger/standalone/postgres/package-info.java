/** A durable PostgreSQL of this process's own, started from the binaries on the class path. */
@NullMarked
package io.ticketledger.standalone.postgres;

import org.jspecify.annotations.NullMarked;
