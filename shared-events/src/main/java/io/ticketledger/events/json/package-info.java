/** The stored form of events and tickets: JSON, revisions and upcasters. */
@NullMarked
package io.ticketledger.events.json;

import org.jspecify.annotations.NullMarked;
