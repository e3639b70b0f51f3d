/** What the APIs of the reading side share: one way to tickets, and what answers say of their freshness. */
@NullMarked
package io.ticketledger.query.api;

import org.jspecify.annotations.NullMarked;
