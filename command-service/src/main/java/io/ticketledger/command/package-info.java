/** The service that takes commands. */
@NullMarked
package io.ticketledger.command;

import org.jspecify.annotations.NullMarked;
