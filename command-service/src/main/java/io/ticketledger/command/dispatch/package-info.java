/** The one inbound port of all APIs: finds the ticket, sends the command, retries lost races, repeats repeated requests. */
@NullMarked
package io.ticketledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
