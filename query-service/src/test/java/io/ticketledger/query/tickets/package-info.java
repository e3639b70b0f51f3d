@NullMarked
package io.ticketledger.query.tickets;

import org.jspecify.annotations.NullMarked;
