/** The crm API's writing side over HTTP. */
@NullMarked
package io.ticketledger.command.api.crm;

import org.jspecify.annotations.NullMarked;
