/** What the help desk's API writes. */
@NullMarked
package io.ticketledger.command.api.helpdesk;

import org.jspecify.annotations.NullMarked;
