/** The writing half of the church API over HTTP. */
@NullMarked
package io.ticketledger.command.api.church;

import org.jspecify.annotations.NullMarked;
