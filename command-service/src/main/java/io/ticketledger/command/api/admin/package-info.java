/** Administration over HTTP: API keys, their use, and the record of what administrators did. */
@NullMarked
package io.ticketledger.command.api.admin;

import org.jspecify.annotations.NullMarked;
