/** Which channel a type of ticket has in a guild: document, projection and query. */
@NullMarked
package io.ticketledger.query.channels;

import org.jspecify.annotations.NullMarked;
