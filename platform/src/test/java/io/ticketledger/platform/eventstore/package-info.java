@NullMarked
package io.ticketledger.platform.eventstore;

import org.jspecify.annotations.NullMarked;
