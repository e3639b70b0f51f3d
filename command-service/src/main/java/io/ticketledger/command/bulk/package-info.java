/** The same actions on many tickets: at once, or as a job in PostgreSQL that goes on where it was. */
@NullMarked
package io.ticketledger.command.bulk;

import org.jspecify.annotations.NullMarked;
