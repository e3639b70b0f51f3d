/** Administration over HTTP: API keys. */
@NullMarked
package io.ticketledger.command.api.admin;

import org.jspecify.annotations.NullMarked;
