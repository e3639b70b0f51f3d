/** What was said on a ticket: document, projection and query. */
@NullMarked
package io.ticketledger.query.replies;

import org.jspecify.annotations.NullMarked;
