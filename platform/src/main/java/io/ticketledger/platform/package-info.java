/** The parts of a service that are the same on the command and on the query side. */
@NullMarked
package io.ticketledger.platform;

import org.jspecify.annotations.NullMarked;
