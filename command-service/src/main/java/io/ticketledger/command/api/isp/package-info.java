/** The writes of the isp dialect over HTTP. */
@NullMarked
package io.ticketledger.command.api.isp;

import org.jspecify.annotations.NullMarked;
