/** What happened to a ticket, entry by entry: document, projection and query. */
@NullMarked
package io.ticketledger.query.changelog;

import org.jspecify.annotations.NullMarked;
