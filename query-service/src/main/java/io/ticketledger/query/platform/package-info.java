/** What runs the projections: Axon's processors, tokens, collections, health and metrics. */
@NullMarked
package io.ticketledger.query.platform;

import org.jspecify.annotations.NullMarked;
