/** The help desk's API below {@code /api/v2/ticket}: its routes, its vocabulary, its requests and its JSON. */
@NullMarked
package io.ticketledger.dialect.helpdesk;

import org.jspecify.annotations.NullMarked;
