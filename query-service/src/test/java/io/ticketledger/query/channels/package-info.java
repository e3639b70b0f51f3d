@NullMarked
package io.ticketledger.query.channels;

import org.jspecify.annotations.NullMarked;
